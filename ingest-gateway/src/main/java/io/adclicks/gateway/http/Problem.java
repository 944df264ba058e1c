package io.adclicks.gateway.http;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.refusal.RefusedException;
import jakarta.ws.rs.core.Response;

/**
 * An error as a client sees it: problem details (RFC 9457).
 *
 * @param type always {@code about:blank}: the status says what kind of problem it is
 * @param title the status in words
 * @param status the HTTP status
 * @param detail one sentence that says what was wrong with this request
 */
public record Problem(String type, String title, int status, String detail) {
  /** The media type of problem details. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** What a client with a bad token is told to bring (RFC 6750, section 3). */
  static final String INVALID_TOKEN_CHALLENGE = "Bearer error=\"invalid_token\"";

  /** A fault of the gateway itself. */
  static final Problem OURS = of(RefusedException.ours());

  public Problem {
    requireNonNull(type, "type is null");
    requireNonNull(title, "title is null");
    requireNonNull(detail, "detail is null");
  }

  static Problem of(RefusedException refused) {
    return of(refused.refusal().status(), refused.getMessage());
  }

  static Problem of(int status, String detail) {
    Response.Status known = Response.Status.fromStatusCode(status);
    String title = known == null ? "Error " + status : known.getReasonPhrase();
    return new Problem("about:blank", title, status, detail);
  }
}
