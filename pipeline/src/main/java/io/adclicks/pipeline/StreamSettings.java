package io.adclicks.pipeline;

import io.adclicks.pipeline.batching.Buckets;
import io.adclicks.pipeline.sink.ClickHouseSink;
import io.adclicks.pipeline.source.KafkaSource;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;

/**
 * The options of the hot path, checked.
 *
 * @param source where clicks are read
 * @param rules how they are counted
 * @param sink where the figures are written
 */
record StreamSettings(KafkaSource source, CountingRules rules, ClickHouseSink sink) {
  StreamSettings {
    if (!rules.firesEarly()) {
      throw new IllegalArgumentException("earlyFirings is zero: write a duration such as PT1S");
    }
  }

  /**
   * Reads the options.
   *
   * @throws IllegalArgumentException with a sentence that names the option
   */
  static StreamSettings of(StreamClicksOptions options) {
    return new StreamSettings(
        new KafkaSource(
            options.getBootstrapServers(),
            options.getClicksTopic(),
            options.getDuplicatesTopic(),
            duration("maxOutOfOrderness", options.getMaxOutOfOrderness()),
            Objects.requireNonNullElse(options.getGrownFrom(), List.of())),
        new CountingRules(
            options.getUserClicksPerMinute(),
            options.getAddressClicksPerMinute(),
            options.getTokenUsersPerMinute(),
            duration("allowedLateness", options.getAllowedLateness()),
            duration("earlyFirings", options.getEarlyFirings()),
            new Buckets(options.getBuckets())),
        new ClickHouseSink(options.getClickHouseUrl()));
  }

  private static Duration duration(String option, String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "--%s=%s is no duration: write it like PT5S or PT5M".formatted(option, text), e);
    }
  }
}
