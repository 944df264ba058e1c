package io.adclicks.query.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * Problem details of an error answer, as RFC 9457 defines them.
 *
 * @param type always {@code about:blank}: the status says it all
 * @param title the words of the status
 * @param status the HTTP status
 * @param detail one sentence for the caller
 * @param parameter the parameter at fault, if one is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String detail, String parameter) {
  /** The media type of problem details. */
  public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

  private static final String ABOUT_BLANK = "about:blank";

  /** A problem that no single parameter causes. */
  static Problem of(Response.StatusType status, String detail) {
    return new Problem(ABOUT_BLANK, status.getReasonPhrase(), status.getStatusCode(), detail, null);
  }

  /** The same problem, caused by a parameter. */
  Problem causedBy(String name) {
    return new Problem(type, title, status, detail, name);
  }

  /** The answer that carries the problem, still open for headers. */
  Response.ResponseBuilder response() {
    return Response.status(status).type(MEDIA_TYPE).entity(this);
  }
}
