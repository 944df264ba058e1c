package io.adclicks.gateway.clicks;

import static io.adclicks.gateway.clicks.ClickFields.malformed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.adclicks.gateway.refusal.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads bodies: one click, or an array of clicks, and nothing after them. */
final class ClickRequestReader {
  /** The most clicks in a batch. */
  static final int MAX_BATCH = 500;

  private static final int ARRAY_DEPTH = 1;
  private static final JsonFactory JSON = new JsonFactory();

  private ClickRequestReader() {}

  /**
   * The request in a body.
   *
   * @throws RefusedException if there is none
   */
  static ClickRequest read(byte[] body) {
    return parse(body, ClickRequestReader::readOne);
  }

  /**
   * The requests in a body; an element that is no click does not spoil the others.
   *
   * @throws RefusedException if the body is no array of 1 to {@link #MAX_BATCH} elements
   */
  static List<BatchElement> readBatch(byte[] body) {
    return parse(body, ClickRequestReader::readArray);
  }

  private static ClickRequest readOne(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw malformed("the body is not a JSON object");
    }
    ClickRequest request = ClickFields.read(json);
    requireEnd(json, "object");
    return request;
  }

  private static List<BatchElement> readArray(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_ARRAY) {
      throw malformed("the body is not a JSON array");
    }
    List<BatchElement> elements = new ArrayList<>(MAX_BATCH);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (elements.size() == MAX_BATCH) {
        throw malformed("the batch has more than " + MAX_BATCH + " clicks");
      }
      elements.add(readElement(json));
    }
    requireEnd(json, "array");
    if (elements.isEmpty()) {
      throw malformed("the batch is empty");
    }
    return elements;
  }

  private static BatchElement readElement(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return new BatchElement.Malformed(malformed("the element is not a JSON object"));
    }
    try {
      return new BatchElement.WellFormed(ClickFields.read(json));
    } catch (RefusedException e) {
      skipRest(json, ARRAY_DEPTH);
      return new BatchElement.Malformed(e);
    }
  }

  /** Goes on until the parser has left the element, in which it stands at any depth. */
  private static void skipRest(JsonParser json, int depth) throws IOException {
    while (json.getParsingContext().getNestingDepth() > depth) {
      json.nextToken();
    }
  }

  private static void requireEnd(JsonParser json, String what) throws IOException {
    if (json.nextToken() != null) {
      throw malformed("the body goes on after its JSON " + what);
    }
  }

  private static <T> T parse(byte[] body, Reading<T> reading) {
    try (JsonParser json = JSON.createParser(body)) {
      return describeFaults(json, reading);
    } catch (IOException e) {
      throw malformed("the body is not JSON in UTF-8");
    }
  }

  private static <T> T describeFaults(JsonParser json, Reading<T> reading) throws IOException {
    try {
      return reading.from(json);
    } catch (JsonProcessingException e) {
      String field =
          json.currentName() == null ? "" : ", in " + ClickFields.excerpt(json.currentName());
      throw malformed(
          "the body is not valid JSON near character "
              + json.currentLocation().getByteOffset()
              + field);
    }
  }

  private interface Reading<T> {
    T from(JsonParser json) throws IOException;
  }
}
