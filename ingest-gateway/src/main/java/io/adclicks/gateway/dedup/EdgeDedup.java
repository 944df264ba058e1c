package io.adclicks.gateway.dedup;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.config.GatewayConfig;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Remembers for some minutes which clicks Kafka holds, to spare the pipeline most copies.
 *
 * <p>The cache is a hint, never the authority. A key is written after Kafka's acknowledgement and
 * not before: a claim made earlier would have to be read as "not known" anyway, since its click may
 * never have reached Kafka. Two copies in flight at once therefore both go to the pipeline, which
 * tells them apart by their positions.
 */
@Singleton
public class EdgeDedup {
  private static final String IN_KAFKA = "1";
  private static final CompletableFuture<Boolean> UNKNOWN =
      CompletableFuture.completedFuture(false);

  private final RedisLink redis;
  private final String windowMillis;
  private final KnownClicks known;
  private final Queue<String> toRemember = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean remembering = new AtomicBoolean();

  EdgeDedup(RedisLink redis, GatewayConfig config) {
    this.redis = requireNonNull(redis, "redis is null");
    this.windowMillis = Long.toString(config.dedupWindow().toMillis());
    this.known = new KnownClicks(redis, IN_KAFKA);
  }

  /**
   * Whether Kafka is known to hold a copy; {@code false} whenever Redis does not say so in time.
   */
  public CompletableFuture<Boolean> isKnown(DedupKey click) {
    return redis.isUp() ? known.contains(click.text()) : UNKNOWN;
  }

  /** Notes that Kafka holds the click; nobody waits for it. */
  public void remember(DedupKey click) {
    if (redis.isUp()) {
      toRemember.add(click.text());
      if (remembering.compareAndSet(false, true)) {
        redis.soon(this::rememberAll);
      }
    }
  }

  private void rememberAll() {
    remembering.set(false);
    List<Request> requests = new ArrayList<>();
    for (String key = toRemember.poll(); key != null; key = toRemember.poll()) {
      requests.add(Request.cmd(Command.SET).arg(key).arg(IN_KAFKA).arg("PX").arg(windowMillis));
    }
    if (!requests.isEmpty()) {
      redis.tell(requests);
    }
  }
}
