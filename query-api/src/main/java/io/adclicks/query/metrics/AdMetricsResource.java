package io.adclicks.query.metrics;

import io.adclicks.query.parameters.TimeRangeParameters;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The figures of one ad. */
@Path("/api/v1/ads/{id}/metrics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "metrics")
public class AdMetricsResource {
  private final AdMetricsService service;
  private final Clock clock;

  AdMetricsResource(AdMetricsService service, Clock clock) {
    this.service = service;
    this.clock = clock;
  }

  /** The figures of an ad per window, their totals and how final and fresh they are. */
  @GET
  @Operation(summary = "Clicks, cost, duplicates and invalid clicks of an ad over time")
  public AdMetrics metrics(
      @PathParam("id") String id,
      @QueryParam("resolution")
          @DefaultValue("1m")
          @Parameter(description = "Length of a window: 1m, 5m or 1h.")
          String resolution,
      @BeanParam TimeRangeParameters range,
      @QueryParam("fill")
          @DefaultValue("none")
          @Parameter(description = "zero answers windows without clicks too.")
          String fill) {
    return service.metrics(MetricsQuery.parse(id, resolution, range.at(clock.instant()), fill));
  }
}
