package io.adclicks.query.metrics;

import io.adclicks.query.access.Callers;
import io.adclicks.query.access.Roles;
import io.adclicks.query.answer.Answers;
import io.adclicks.query.answer.Tables;
import io.adclicks.query.catalogue.VisibleAds;
import io.adclicks.query.parameters.AdId;
import io.adclicks.query.parameters.TimeRangeParameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The figures of one ad. */
@Path("/api/v1/ads/{id}/metrics")
@RolesAllowed({Roles.ADMIN, Roles.ADVERTISER})
@Tag(name = "metrics")
public class AdMetricsResource {
  private final AdMetricsService service;
  private final VisibleAds visibleAds;
  private final Callers callers;
  private final Clock clock;

  AdMetricsResource(AdMetricsService service, VisibleAds visibleAds, Callers callers, Clock clock) {
    this.service = service;
    this.visibleAds = visibleAds;
    this.callers = callers;
    this.clock = clock;
  }

  /** The figures of an ad per window, their totals and how final and fresh they are. */
  @GET
  @Produces({MediaType.APPLICATION_JSON, Tables.CSV, Tables.NDJSON})
  @APIResponseSchema(AdMetrics.class)
  @Operation(summary = "Clicks, cost, duplicates and invalid clicks of an ad over time")
  public RestResponse<Object> metrics(
      @PathParam("id") String id,
      @QueryParam("resolution")
          @DefaultValue("1m")
          @Parameter(description = "Length of a window: 1m, 5m or 1h.")
          String resolution,
      @BeanParam TimeRangeParameters range,
      @QueryParam("fill")
          @DefaultValue("none")
          @Parameter(description = "zero answers windows without clicks too.")
          String fill,
      @QueryParam("tz")
          @Parameter(
              description = "Time zone of an additional label; windows always lie on UTC.",
              example = "Europe/Berlin")
          String zone,
      @QueryParam("asOf")
          @Parameter(
              description =
                  "The figures as they stood before reconciliations that were closed after this time.",
              example = "2026-11-24T12:00:00Z")
          String asOf,
      @Context Request request) {
    AdId ad = new AdId(id);
    Windows windows = Windows.parse(resolution, range.at(clock.instant()), fill, zone, asOf);
    visibleAds.require(callers.current(), ad.value());
    return Answers.to(request, service.ofAd(ad, windows));
  }
}
