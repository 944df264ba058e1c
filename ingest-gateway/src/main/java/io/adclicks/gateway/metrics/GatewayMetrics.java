package io.adclicks.gateway.metrics;

import io.adclicks.gateway.refusal.Refusal;
import io.adclicks.gateway.traffic.IvtTag;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Every figure that the gateway exports, registered at start so that a zero is visible as zero. */
@Singleton
public class GatewayMetrics {
  private final MeterRegistry registry;
  private final Counter accepted;
  private final Counter duplicates;
  private final Counter redisFailures;
  private final Counter hastyJudgements;
  private final Timer publishing;
  private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);
  private final Map<IvtTag, Counter> tagged = new EnumMap<>(IvtTag.class);

  /** Registers all figures. */
  public GatewayMetrics(MeterRegistry registry) {
    this.registry = registry;
    accepted = registry.counter("adclicks.clicks.accepted");
    duplicates = registry.counter("adclicks.clicks.duplicate");
    redisFailures = registry.counter("adclicks.redis.failures");
    hastyJudgements = registry.counter("adclicks.user.agents.hasty");
    publishing =
        Timer.builder("adclicks.publish")
            .description("From the hand-over of a click to Kafka until Kafka's acknowledgement")
            .publishPercentileHistogram()
            .register(registry);
    for (Refusal refusal : Refusal.values()) {
      refused.put(refusal, registry.counter("adclicks.clicks.refused", "reason", label(refusal)));
    }
    for (IvtTag tag : IvtTag.values()) {
      tagged.put(tag, registry.counter("adclicks.clicks.ivt", "tag", label(tag)));
    }
  }

  /** A first copy is in Kafka. */
  public void accepted() {
    accepted.increment();
  }

  /** A further copy is in Kafka's topic of duplicates. */
  public void duplicate() {
    duplicates.increment();
  }

  /** A request was turned down. */
  public void refused(Refusal refusal) {
    refused.get(refusal).increment();
  }

  /** A click was tagged as general invalid traffic. */
  public void tagged(IvtTag tag) {
    tagged.get(tag).increment();
  }

  /** Redis did not answer, or not in time. */
  public void redisFailed() {
    redisFailures.increment();
  }

  /** Too many new user agents came at once: one was judged by the short list only. */
  public void judgedHastily() {
    hastyJudgements.increment();
  }

  /** Kafka acknowledged a click after that time. */
  public void published(long nanos) {
    publishing.record(nanos, TimeUnit.NANOSECONDS);
  }

  /** Shows how many clicks wait for Kafka. */
  public void watchInFlight(IntSupplier inFlight) {
    gauge("adclicks.publish.in.flight", inFlight::getAsInt);
  }

  /** Shows whether Redis is asked at all. */
  public void watchRedis(BooleanSupplier up) {
    gauge("adclicks.redis.up", () -> up.getAsBoolean() ? 1 : 0);
  }

  private void gauge(String name, Supplier<Number> value) {
    Gauge.builder(name, value).strongReference(true).register(registry);
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
