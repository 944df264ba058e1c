package io.adclicks.gateway.dedup;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.config.GatewayConfig;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

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
  private final RedisLink redis;
  private final RedisTurns turns;

  EdgeDedup(RedisLink redis, GatewayConfig config) {
    this.redis = requireNonNull(redis, "redis is null");
    turns = new RedisTurns(redis, Long.toString(config.dedupWindow().toMillis()));
  }

  /**
   * Asks whether Kafka is known to hold a copy.
   *
   * @param told receives {@code true} at home, or {@code false} whenever Redis does not say so in
   *     time
   */
  public void ask(DedupKey click, Executor home, Consumer<Boolean> told) {
    if (redis.isUp()) {
      turns.ask(click.text(), home, told);
    } else {
      told.accept(false);
    }
  }

  /** Notes that Kafka holds the click; nobody waits for it. */
  public void remember(DedupKey click) {
    if (redis.isUp()) {
      turns.add(click.text());
    }
  }
}
