package io.adclicks.pipeline.counting;

import io.adclicks.model.Click;
import io.adclicks.pipeline.batching.AdKey;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.batching.BucketWriters;
import io.adclicks.pipeline.batching.Buckets;
import io.adclicks.pipeline.batching.LogIndexes;
import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.judging.Change;
import io.adclicks.pipeline.judging.ChangeRecord;
import io.adclicks.pipeline.judging.Clicks;
import io.adclicks.pipeline.judging.TokenKey;
import io.adclicks.pipeline.judging.UserMinute;
import io.adclicks.pipeline.judging.VelocityMinute;
import io.adclicks.pipeline.trace.PlacedClick;
import io.adclicks.pipeline.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.beam.sdk.values.KV;

/**
 * The rules of all stages wired together without Beam. Batches between stages lie about until
 * {@link #deliver} picks one at random, so that nothing can depend on their order.
 */
final class BareCore {
  private static final Buckets BUCKETS = new Buckets(2);

  private final Trace trace;
  private final Random random;
  private final List<Runnable> inFlight = new ArrayList<>();
  private final Logs<UserMinute> users;
  private final Logs<VelocityMinute> addresses;
  private final Logs<VelocityMinute> tokens;
  private final Logs<AdHour> hours = new Logs<>(() -> new AdHour(0, Finality.FINAL, Spread.NONE));

  BareCore(Trace trace, Random random) {
    this.trace = trace;
    this.random = random;
    users = new Logs<>(() -> new UserMinute(trace.userLimit()));
    addresses = new Logs<>(() -> new VelocityMinute(trace.addressLimit()));
    tokens = new Logs<>(() -> new VelocityMinute(trace.tokenLimit()));
  }

  /** Puts a bundle of clicks on its way. */
  void accept(List<PlacedClick> bundle) {
    BucketWriters writers = new BucketWriters(BUCKETS);
    for (PlacedClick placed : bundle) {
      Click click = placed.click();
      int bucket = BUCKETS.of(Clicks.fingerprint(click.userId()).high());
      Clicks.write(click, placed.position(), writers.writer(click.minute(), bucket));
    }
    writers.flush(batch -> inFlight.add(() -> judgeUsers(batch)));
  }

  /** Lets some batches arrive, any of those on their way. */
  void deliver(int batches) {
    for (int i = 0; i < batches && !inFlight.isEmpty(); i++) {
      inFlight.remove(random.nextInt(inFlight.size())).run();
    }
  }

  /** Lets all batches arrive. */
  void deliverAll() {
    deliver(Integer.MAX_VALUE);
  }

  /** Loses all that is not in a log. */
  void restart() {
    users.replay();
    addresses.replay();
    tokens.replay();
    hours.replay();
  }

  /** Puts a snapshot in place of the log of every hour. */
  void compact() {
    for (Log<AdHour> log : hours.logs.values()) {
      byte[] snapshot = log.index.snapshot();
      log.replays.clear();
      log.replays.add(hour -> hour.restore(snapshot));
    }
  }

  /** Tells what has changed, as an early firing does. */
  List<Cell> tellChanged() {
    return tell(hour -> hour::tellEarly, Long.MIN_VALUE);
  }

  /** Tells all cells when all windows are over. */
  List<Cell> tellAll() {
    return tell(hour -> hour::tellRisen, Long.MAX_VALUE);
  }

  private List<Cell> tell(
      Function<AdHour, BiConsumer<Long, Consumer<CellBlock>>> telling, long watermark) {
    List<Cell> told = new ArrayList<>();
    for (Log<AdHour> log : hours.logs.values()) {
      telling.apply(log.index).accept(watermark, block -> told.addAll(block.cells()));
    }
    return told;
  }

  private void judgeUsers(KV<Integer, MinuteBatch> batch) {
    MinuteBatch clicks = batch.getValue();
    BucketWriters forAddresses = new BucketWriters(BUCKETS);
    BucketWriters forTokens = new BucketWriters(BUCKETS);
    BucketWriters forAds = new BucketWriters(BUCKETS);
    Log<UserMinute> log = users.at(new At(clicks.minute(), batch.getKey()));
    log.index.absorb(
        clicks,
        (click, change) -> {
          writeForAd(forAds, clicks.minute(), click.ad(), change);
          if (trace.addressLimit() > 0 && Clicks.concernsAddress(click, change)) {
            int bucket = BUCKETS.of(Clicks.addressHash(click));
            BodyWriter writer = forAddresses.writer(clicks.minute(), bucket);
            ChangeRecord.writeForAddress(click, change, writer);
            writer.endRecord();
          }
          if (Clicks.concernsToken(click, change)) {
            writeForToken(forTokens, clicks.minute(), click.token(), click.ad(), change);
          }
        });
    MinuteBatch logged = clicks.withoutNames();
    log.replays.add(index -> index.replay(logged));
    forAddresses.flush(out -> inFlight.add(() -> judge(addresses, out)));
    forTokens.flush(out -> inFlight.add(() -> judge(tokens, out)));
    forAds.flush(out -> inFlight.add(() -> count(out)));
  }

  private void judge(Logs<VelocityMinute> logs, KV<Integer, MinuteBatch> batch) {
    MinuteBatch changes = batch.getValue();
    BucketWriters forAds = new BucketWriters(BUCKETS);
    BucketWriters forTokens = new BucketWriters(BUCKETS);
    Log<VelocityMinute> log = logs.at(new At(changes.minute(), batch.getKey()));
    log.index.absorb(
        changes.body(),
        (ad, token, change) -> {
          writeForAd(forAds, changes.minute(), ad, change);
          if (token.isKnown()) {
            writeForToken(forTokens, changes.minute(), token, ad, change);
          }
        });
    log.replays.add(index -> index.replay(changes.body()));
    forTokens.flush(out -> inFlight.add(() -> judge(tokens, out)));
    forAds.flush(out -> inFlight.add(() -> count(out)));
  }

  private void count(KV<Integer, MinuteBatch> batch) {
    MinuteBatch changes = batch.getValue();
    Log<AdHour> log = hours.at(new At(changes.minute() / 60, batch.getKey()));
    MinuteBatch logged = log.index.absorb(changes);
    log.replays.add(hour -> hour.absorb(logged));
  }

  private static void writeForAd(BucketWriters writers, long minute, AdKey ad, Change change) {
    BodyWriter writer = writers.writer(minute, BUCKETS.of(ad.high()));
    ChangeRecord.writeForAd(change, ad.writeTo(writer));
    writer.endRecord();
  }

  private void writeForToken(
      BucketWriters writers, long minute, TokenKey token, AdKey ad, Change change) {
    if (trace.tokenLimit() > 0) {
      BodyWriter writer = writers.writer(minute, BUCKETS.of(token.high()));
      ChangeRecord.writeForToken(token, ad, change, writer);
      writer.endRecord();
    }
  }

  private record At(long time, int bucket) {}

  private static final class Log<I extends LogIndexes.Index> {
    private final List<Consumer<I>> replays = new ArrayList<>();
    private I index;

    private Log(I index) {
      this.index = index;
    }
  }

  private static final class Logs<I extends LogIndexes.Index> {
    private final Map<At, Log<I>> logs = new HashMap<>();
    private final Supplier<I> fresh;

    private Logs(Supplier<I> fresh) {
      this.fresh = fresh;
    }

    private Log<I> at(At at) {
      return logs.computeIfAbsent(at, key -> new Log<>(fresh.get()));
    }

    private void replay() {
      for (Log<I> log : logs.values()) {
        log.index = fresh.get();
        log.replays.forEach(replay -> replay.accept(log.index));
      }
    }
  }
}
