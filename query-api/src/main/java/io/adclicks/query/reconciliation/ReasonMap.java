package io.adclicks.query.reconciliation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/** Reads the map of invalid clicks per reason, which the driver hands over as text. */
final class ReasonMap {
  private static final TypeReference<TreeMap<String, Long>> TYPE = new TypeReference<>() {};
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReasonMap() {}

  static Map<String, Long> read(String json) {
    try {
      return JSON.readValue(json, TYPE);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a bill has the reasons " + json + ", which are none", e);
    }
  }
}
