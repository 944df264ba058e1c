package io.adclicks.query.live;

import io.adclicks.model.Resolution;
import io.adclicks.query.clickhouse.ClickHouseUnavailableException;
import io.adclicks.query.metrics.MetricsPoint;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Streams what changes of an ad: first all newest windows, then each that is written anew. */
@ApplicationScoped
public class LiveStreams {
  private static final Logger LOG = Logger.getLogger(LiveStreams.class);

  /** The most streams that are open at once. */
  static final int MOST = 100;

  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final int FRESHNESS_EVERY = 3;

  private final AtomicInteger open = new AtomicInteger();
  private final LiveCells cells;

  LiveStreams(LiveCells cells) {
    this.cells = cells;
  }

  /**
   * A stream. It is refused here, where an answer can still say why, but takes room only while
   * somebody listens: what is never subscribed to, as when the client has gone, never ends either.
   *
   * @param life when it ends at the latest, positive
   * @throws TooManyStreamsException if as many as this service bears are open
   */
  Multi<LiveEvent> of(String adId, Resolution resolution, Duration life) {
    if (open.get() >= MOST) {
      throw new TooManyStreamsException(MOST);
    }
    Multi<LiveEvent> events = changes(adId, resolution).select().first(life);
    return Multi.createFrom().deferred(() -> inRoom(events));
  }

  /** The same stream; one that was let in together with the last that found room ends at once. */
  private Multi<LiveEvent> inRoom(Multi<LiveEvent> events) {
    if (open.incrementAndGet() > MOST) {
      open.decrementAndGet();
      return Multi.createFrom().empty();
    }
    return events.onTermination().invoke(open::decrementAndGet);
  }

  private Multi<LiveEvent> changes(String adId, Resolution resolution) {
    ChangedCells changed = new ChangedCells();
    return Multi.createFrom()
        .ticks()
        .startingAfter(AT_ONCE)
        .every(PERIOD)
        .onOverflow()
        .drop()
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .onItem()
        .transformToIterable(tick -> events(tick, adId, resolution, changed));
  }

  private List<LiveEvent> events(
      long tick, String adId, Resolution resolution, ChangedCells changed) {
    List<LiveEvent> events = new ArrayList<>();
    try {
      changed.of(cells.newest(adId, resolution)).stream()
          .map(cell -> new LiveEvent.Point(MetricsPoint.of(cell, Optional.empty())))
          .forEach(events::add);
      if (tick % FRESHNESS_EVERY == 0) {
        events.add(new LiveEvent.Progress(cells.freshness()));
      }
    } catch (ClickHouseUnavailableException e) {
      LOG.debug(e.getMessage());
    }
    return events;
  }
}
