package io.adclicks.pipeline.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.adclicks.model.Click;
import io.adclicks.model.Money;
import io.adclicks.model.RejectedClickException;
import io.adclicks.model.RejectionReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * Reads a click from a line of JSON: {@code ad_id, user_id, timestamp, cost}, {@code ip, ivt,
 * token} optional.
 */
public final class ClickLine {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private ClickLine() {}

  /**
   * The click of a line. Its receipt is its event time, since a file does not tell.
   *
   * @throws RejectedClickException with a sentence that names the field, if the line is no click
   */
  public static Click parse(String line) {
    JsonNode json = object(line);
    long eventTime = time(required(json, "timestamp"));
    return new Click(
        text("ad_id", required(json, "ad_id")),
        text("user_id", required(json, "user_id")),
        eventTime,
        optionalText(json, "ip"),
        cost(required(json, "cost")),
        optionalText(json, "ivt"),
        eventTime,
        optionalText(json, "token"));
  }

  private static JsonNode object(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      if (!json.isObject()) {
        throw malformed("the line is no JSON object");
      }
      return json;
    } catch (JsonProcessingException e) {
      throw malformed("the line is no valid JSON: " + e.getOriginalMessage());
    }
  }

  private static JsonNode required(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      throw invalid(field + " is missing");
    }
    return value;
  }

  private static String optionalText(JsonNode json, String field) {
    JsonNode value = json.path(field);
    return value.isMissingNode() || value.isNull() ? "" : text(field, value);
  }

  private static String text(String field, JsonNode value) {
    if (!value.isTextual()) {
      throw invalid(field + " must be a string");
    }
    return value.textValue();
  }

  private static long cost(JsonNode value) {
    if (value.isNumber()) {
      return Money.parse(value.decimalValue().toPlainString());
    }
    return Money.parse(text("cost", value));
  }

  private static long time(JsonNode value) {
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return value.longValue();
    }
    try {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME
          .parse(text("timestamp", value), Instant::from)
          .toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw invalid(
          "timestamp must be milliseconds since the epoch or ISO-8601 such as"
              + " 2026-11-23T10:00:00Z");
    }
  }

  private static RejectedClickException malformed(String detail) {
    return new RejectedClickException(RejectionReason.MALFORMED, detail);
  }

  private static RejectedClickException invalid(String detail) {
    return new RejectedClickException(RejectionReason.INVALID_FIELD, detail);
  }
}
