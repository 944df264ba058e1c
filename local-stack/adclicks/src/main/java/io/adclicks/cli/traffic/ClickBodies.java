package io.adclicks.cli.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adclicks.model.ClickToken;
import io.adclicks.model.ClickTokens;
import io.adclicks.model.KeyRing;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes clicks as a browser would send them, each with the token of its impression. */
final class ClickBodies {
  private static final Duration TOKEN_LIFE = Duration.ofHours(6);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ClickTokens tokens;
  private final Instant tokenExpiry;

  /**
   * @param keys the keys that sign click tokens
   * @param now when the first token is made
   */
  ClickBodies(String keys, Instant now) {
    tokens = ClickTokens.of(KeyRing.parse(keys));
    tokenExpiry = now.plus(TOKEN_LIFE);
  }

  byte[] of(PlannedClick click) {
    return json(fields(click));
  }

  byte[] of(List<PlannedClick> clicks) {
    return json(clicks.stream().map(this::fields).toList());
  }

  private Map<String, Object> fields(PlannedClick click) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("ad_id", click.adId());
    fields.put("user_id", click.userId());
    fields.put("timestamp", click.eventTimeMillis());
    fields.put("token", token(click));
    return fields;
  }

  /** The same for the same ad and the same user whom it was shown to. */
  private String token(PlannedClick click) {
    return tokens.sign(
        new ClickToken(click.adId(), click.costE4(), tokenExpiry, click.token(), ""));
  }

  private static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a click cannot be written as JSON", e);
    }
  }
}
