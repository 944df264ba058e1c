package io.adclicks.gateway.dedup;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.config.GatewayConfig;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

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
  private static final CompletableFuture<Boolean> UNKNOWN =
      CompletableFuture.completedFuture(false);

  private final RedisLink redis;
  private final RedisTurns turns;

  EdgeDedup(RedisLink redis, GatewayConfig config) {
    this.redis = requireNonNull(redis, "redis is null");
    turns = new RedisTurns(redis, Long.toString(config.dedupWindow().toMillis()));
  }

  /**
   * Whether Kafka is known to hold a copy; {@code false} whenever Redis does not say so in time.
   */
  public CompletableFuture<Boolean> isKnown(DedupKey click) {
    return redis.isUp() ? turns.contains(click.text()) : UNKNOWN;
  }

  /** Notes that Kafka holds the click; nobody waits for it. */
  public void remember(DedupKey click) {
    if (redis.isUp()) {
      turns.add(click.text());
    }
  }
}
