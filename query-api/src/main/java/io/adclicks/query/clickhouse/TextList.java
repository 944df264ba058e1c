package io.adclicks.query.clickhouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;

/**
 * Hands several texts to a statement as one parameter: a JSON array, which ClickHouse takes apart.
 */
public final class TextList {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TextList() {}

  /** The parameter. */
  public static String of(Collection<String> texts) {
    try {
      return JSON.writeValueAsString(texts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts cannot be written as JSON", e);
    }
  }
}
