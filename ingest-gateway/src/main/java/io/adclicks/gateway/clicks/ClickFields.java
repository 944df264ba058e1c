package io.adclicks.gateway.clicks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import io.adclicks.gateway.refusal.Refusal;
import io.adclicks.gateway.refusal.RefusedException;
import io.adclicks.model.RejectedClickException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Reads the object of one click strictly: exactly the four fields, each once and of its type. A
 * lenient reader would let two services see two different clicks in one body.
 */
final class ClickFields {
  private static final int MAX_NAME_IN_MESSAGE = 40;

  private final JsonParser json;
  private String adId;
  private String userId;
  private Long eventTimeMillis;
  private String token;

  private ClickFields(JsonParser json) {
    this.json = json;
  }

  /**
   * Reads from the start of an object to its end.
   *
   * @throws RefusedException if the object is no click; the parser then stands inside it
   */
  static ClickRequest read(JsonParser json) throws IOException {
    try {
      return new ClickFields(json).readObject();
    } catch (RejectedClickException e) {
      throw malformed(e.getMessage());
    }
  }

  static RefusedException malformed(String detail) {
    return new RefusedException(Refusal.MALFORMED, detail);
  }

  private ClickRequest readObject() throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      readField(json.currentName());
    }
    return new ClickRequest(
        required("ad_id", adId),
        required("user_id", userId),
        required("timestamp", eventTimeMillis),
        required("token", token));
  }

  private void readField(String name) throws IOException {
    switch (name) {
      case "ad_id" -> adId = once(name, adId, text(name));
      case "user_id" -> userId = once(name, userId, text(name));
      case "timestamp" -> eventTimeMillis = once(name, eventTimeMillis, time(name));
      case "token" -> token = once(name, token, text(name));
      default -> throw malformed("field \"" + excerpt(name) + "\" is unknown");
    }
  }

  private String text(String name) throws IOException {
    if (json.nextToken() != JsonToken.VALUE_STRING) {
      throw malformed(name + " is not a JSON string");
    }
    return json.getText();
  }

  private long time(String name) throws IOException {
    JsonToken value = json.nextToken();
    try {
      if (value == JsonToken.VALUE_NUMBER_INT) {
        return json.getLongValue();
      }
      if (value == JsonToken.VALUE_STRING) {
        return Instant.parse(json.getText()).toEpochMilli();
      }
    } catch (InputCoercionException | DateTimeException | ArithmeticException e) {
      throw malformed(
          name + " is no time: write milliseconds since 1970 or ISO-8601 with an offset");
    }
    throw malformed(name + " is neither a whole number nor a JSON string");
  }

  private static <T> T once(String name, T before, T value) {
    if (before != null) {
      throw malformed(name + " is there twice");
    }
    return value;
  }

  private static <T> T required(String name, T value) {
    if (value == null) {
      throw malformed(name + " is missing");
    }
    return value;
  }

  /** A name that the client chose, short enough for a message. */
  static String excerpt(String name) {
    return name.length() <= MAX_NAME_IN_MESSAGE
        ? name
        : name.substring(0, MAX_NAME_IN_MESSAGE) + "…";
  }
}
