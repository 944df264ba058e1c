package io.adclicks.gateway.clicks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import io.adclicks.gateway.refusal.Refusal;
import io.adclicks.gateway.refusal.RefusedException;
import io.adclicks.model.RejectedClickException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Reads a body strictly: exactly the four fields, each once and of its type, and nothing after
 * them. A lenient reader would let two services see two different clicks in one body.
 */
final class ClickRequestReader {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MAX_NAME_IN_MESSAGE = 40;

  private final JsonParser json;
  private String adId;
  private String userId;
  private Long eventTimeMillis;
  private String token;

  private ClickRequestReader(JsonParser json) {
    this.json = json;
  }

  /**
   * The request in a body.
   *
   * @throws RefusedException if there is none
   */
  static ClickRequest read(byte[] body) {
    try (JsonParser json = JSON.createParser(body)) {
      return read(json);
    } catch (IOException e) {
      throw malformed("the body is not JSON in UTF-8");
    }
  }

  private static ClickRequest read(JsonParser json) throws IOException {
    try {
      return new ClickRequestReader(json).readObject();
    } catch (JsonProcessingException e) {
      String field = json.currentName() == null ? "" : ", in " + excerpt(json.currentName());
      throw malformed(
          "the body is not valid JSON near character "
              + json.currentLocation().getByteOffset()
              + field);
    } catch (RejectedClickException e) {
      throw malformed(e.getMessage());
    }
  }

  private ClickRequest readObject() throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw malformed("the body is not a JSON object");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      readField(json.currentName());
    }
    if (json.nextToken() != null) {
      throw malformed("the body goes on after its JSON object");
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

  private static String excerpt(String name) {
    return name.length() <= MAX_NAME_IN_MESSAGE
        ? name
        : name.substring(0, MAX_NAME_IN_MESSAGE) + "…";
  }

  private static RefusedException malformed(String detail) {
    return new RefusedException(Refusal.MALFORMED, detail);
  }
}
