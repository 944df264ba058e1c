package io.adclicks.gateway.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The answer to every click that Kafka holds, be it counted, a copy or tagged as a robot's: a robot
 * must learn nothing from it.
 *
 * @param status always {@code accepted}
 */
public record Acceptance(String status) {
  private static final Acceptance ACCEPTED = new Acceptance("accepted");

  static Response response() {
    return Response.accepted(ACCEPTED).type(MediaType.APPLICATION_JSON_TYPE).build();
  }
}
