package io.adclicks.pipeline.redrive;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adclicks.model.Click;
import io.adclicks.model.RejectedClickException;
import io.adclicks.pipeline.source.ClickLine;

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
   * Reads a line of JSON: {@code source} beside the fields that {@link ClickLine} reads.
   *
   * @throws IllegalArgumentException with a sentence, if it is no repaired click
   */
  static RepairedClick parse(String line) {
    try {
      Click click = ClickLine.parse(line);
      return new RepairedClick(Source.parse(JSON.readTree(line).path("source").asText()), click);
    } catch (RejectedClickException | JsonProcessingException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
