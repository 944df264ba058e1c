package io.adclicks.pipeline.redrive;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adclicks.model.Click;
import io.adclicks.model.EventTimeGuard;
import io.adclicks.model.RejectedClickException;
import io.adclicks.pipeline.source.ClickLine;
import java.time.Duration;
import java.time.Instant;

/**
 * A click as it should have been.
 *
 * @param source where the rejected one lies
 * @param click what is sent in its place
 */
record RepairedClick(Source source, Click click) {
  private static final ObjectMapper JSON = new ObjectMapper();

  RepairedClick {
    requireNonNull(source, "source is null");
    requireNonNull(click, "click is null");
  }

  /**
   * Reads a line of JSON: {@code source} beside the fields that {@link ClickLine} reads. A click of
   * the future would drive its partition's watermark there, and make all others late.
   *
   * @param now the time of its receipt
   * @throws IllegalArgumentException with a sentence, if it is no repaired click
   */
  static RepairedClick parse(String line, Instant now) {
    try {
      Click click = ClickLine.parse(line);
      Duration maxSkew = EventTimeGuard.DEFAULT.maxSkew();
      if (click.eventTimeMillis() > now.plus(maxSkew).toEpochMilli()) {
        throw new IllegalArgumentException(
            "timestamp %s is more than %d s ahead of now"
                .formatted(Instant.ofEpochMilli(click.eventTimeMillis()), maxSkew.toSeconds()));
      }
      return new RepairedClick(Source.parse(JSON.readTree(line).path("source").asText()), click);
    } catch (RejectedClickException | JsonProcessingException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
