package io.adclicks.gateway.dedup;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.config.GatewayConfig;
import io.adclicks.model.Click;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;

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

  private final RedisLink redis;
  private final String windowMillis;

  EdgeDedup(RedisLink redis, GatewayConfig config) {
    this.redis = requireNonNull(redis, "redis is null");
    this.windowMillis = Long.toString(config.dedupWindow().toMillis());
  }

  /**
   * Whether Kafka is known to hold a copy; {@code false} whenever Redis does not say so in time.
   */
  public Uni<Boolean> isKnown(Click click) {
    Request get = Request.cmd(Command.GET).arg(DedupKey.of(click));
    return Uni.createFrom()
        .emitter(
            known ->
                redis
                    .ask(get)
                    .onComplete(
                        answer ->
                            known.complete(answer.succeeded() && saysInKafka(answer.result()))));
  }

  /** Notes that Kafka holds the click; nobody waits for it. */
  public void remember(Click click) {
    redis.tell(
        Request.cmd(Command.SET).arg(DedupKey.of(click)).arg(IN_KAFKA).arg("PX").arg(windowMillis));
  }

  private static boolean saysInKafka(Response value) {
    return value != null && IN_KAFKA.equals(value.toString());
  }
}
