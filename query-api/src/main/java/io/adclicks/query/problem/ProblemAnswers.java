package io.adclicks.query.problem;

import io.adclicks.query.clickhouse.ClickHouseUnavailableException;
import io.adclicks.query.parameters.InvalidParameterException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever goes wrong into problem details, so that no caller ever sees a stack trace. */
class ProblemAnswers {
  private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);
  private static final int RETRY_AFTER_SECONDS = 2;

  @ServerExceptionMapper
  Response invalidParameter(InvalidParameterException e) {
    return Problem.of(Status.BAD_REQUEST, e.getMessage())
        .causedBy(e.parameter())
        .response()
        .build();
  }

  @ServerExceptionMapper
  Response unavailable(ClickHouseUnavailableException e) {
    LOG.warn(e.getMessage());
    return Problem.of(
            Status.SERVICE_UNAVAILABLE,
            "The store of figures does not answer: try again in a few seconds.")
        .response()
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .build();
  }

  @ServerExceptionMapper
  Response refused(WebApplicationException e) {
    Response.StatusType status = e.getResponse().getStatusInfo();
    return Problem.of(status, "This request is not possible here: see /q/openapi for what is.")
        .response()
        .build();
  }

  @ServerExceptionMapper
  Response fault(Throwable e) {
    LOG.error("A request failed through a fault of this service", e);
    return Problem.of(
            Status.INTERNAL_SERVER_ERROR, "This service has a fault: its log says what happened.")
        .response()
        .build();
  }
}
