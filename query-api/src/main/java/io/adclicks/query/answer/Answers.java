package io.adclicks.query.answer;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Lets callers keep what is settled, and ask again cheaply for what is not; writes answers in the
 * format that the caller accepts.
 */
public final class Answers {
  /** Short enough for a late click or a restatement to show soon. */
  private static final String SETTLED = "private, max-age=60";

  private static final String OPEN = "no-store";
  private static final List<Variant> FORMATS =
      Variant.mediaTypes(
              MediaType.APPLICATION_JSON_TYPE,
              MediaType.valueOf(Tables.CSV),
              MediaType.valueOf(Tables.NDJSON))
          .build();

  private Answers() {}

  /** The response to a request: 304 if the caller has these figures already. */
  public static RestResponse<Object> to(Request request, Answer<? extends Tabular> answer) {
    EntityTag tag = new EntityTag(answer.version(), true);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    RestResponse.ResponseBuilder<Object> response =
        unchanged == null
            ? written(request, answer.body())
            : RestResponse.ResponseBuilder.notModified();
    return response
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, answer.settled() ? SETTLED : OPEN)
        .header(HttpHeaders.VARY, "Accept, Authorization")
        .build();
  }

  /** The response with something that is no table, to be kept for a minute if it is settled. */
  public static RestResponse<Object> of(Object body, boolean settled) {
    return RestResponse.ResponseBuilder.ok(body)
        .header(HttpHeaders.CACHE_CONTROL, settled ? SETTLED : OPEN)
        .header(HttpHeaders.VARY, "Authorization")
        .build();
  }

  /** The response with figures that are never kept. */
  public static RestResponse<Object> to(Request request, Tabular body) {
    return written(request, body).header(HttpHeaders.CACHE_CONTROL, OPEN).build();
  }

  private static RestResponse.ResponseBuilder<Object> written(Request request, Tabular body) {
    Variant format = request.selectVariant(FORMATS);
    MediaType type = format == null ? MediaType.APPLICATION_JSON_TYPE : format.getMediaType();
    return RestResponse.ResponseBuilder.ok(entity(type, body), type);
  }

  private static Object entity(MediaType type, Tabular body) {
    return switch (type.getSubtype()) {
      case "csv" -> Tables.csv(body);
      case "x-ndjson" -> Tables.lines(body);
      default -> body;
    };
  }
}
