package io.adclicks.query.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.adclicks.query.access.NotFoundForCallerException;
import io.adclicks.query.clickhouse.ClickHouseUnavailableException;
import io.adclicks.query.live.TooManyStreamsException;
import io.adclicks.query.parameters.InvalidParameterException;
import io.adclicks.query.receipts.UnanswerableReceiptException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever goes wrong into problem details, so that no caller ever sees a stack trace. */
class ProblemAnswers {
  private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);
  private static final int RETRY_AFTER_SECONDS = 2;
  private static final int BUSY_RETRY_AFTER_SECONDS = 30;

  @ServerExceptionMapper
  Response invalidParameter(InvalidParameterException e) {
    return Problem.of(Status.BAD_REQUEST, e.getMessage())
        .causedBy(e.parameter())
        .response()
        .build();
  }

  @ServerExceptionMapper
  Response notFound(NotFoundForCallerException e) {
    return Problem.of(Status.NOT_FOUND, e.getMessage()).response().build();
  }

  @ServerExceptionMapper
  Response unanswerable(UnanswerableReceiptException e) {
    return Problem.of(e.status(), e.getMessage()).response().build();
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response anonymous() {
    return Problem.of(
            Status.UNAUTHORIZED,
            "This needs a token that is valid now: send it as Authorization: Bearer TOKEN.")
        .response()
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException e) {
    return Problem.of(Status.FORBIDDEN, "This token does not allow that: ask for another one.")
        .response()
        .build();
  }

  @ServerExceptionMapper
  Response tooManyStreams(TooManyStreamsException e) {
    return Problem.of(Status.SERVICE_UNAVAILABLE, e.getMessage())
        .response()
        .header(HttpHeaders.RETRY_AFTER, BUSY_RETRY_AFTER_SECONDS)
        .build();
  }

  @ServerExceptionMapper
  Response otherJson(MismatchedInputException e) {
    return Problem.of(Status.BAD_REQUEST, "The body is not the JSON that is expected here.")
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
    Optional<InvalidParameterException> cause = causeInBody(e);
    if (cause.isPresent()) {
      return invalidParameter(cause.get());
    }
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

  /** What Jackson wrapped when a value of the body was refused. */
  private static Optional<InvalidParameterException> causeInBody(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof InvalidParameterException)) {
      cause = cause.getCause();
    }
    return Optional.ofNullable((InvalidParameterException) cause);
  }
}
