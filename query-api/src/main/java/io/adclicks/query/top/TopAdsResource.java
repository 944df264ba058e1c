package io.adclicks.query.top;

import io.adclicks.query.parameters.TimeRangeParameters;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The first ads by a metric. */
@Path("/api/v1/ads/top")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "top ads")
public class TopAdsResource {
  private final TopAdsService service;
  private final Clock clock;

  TopAdsResource(TopAdsService service, Clock clock) {
    this.service = service;
    this.clock = clock;
  }

  /** The ads with the most clicks, cost or invalid clicks. */
  @GET
  @Operation(summary = "Ads with the most clicks, cost or invalid clicks")
  public TopAds top(
      @QueryParam("metric")
          @DefaultValue("clicks")
          @Parameter(description = "clicks, cost or invalid.")
          String metric,
      @BeanParam TimeRangeParameters range,
      @QueryParam("limit") @DefaultValue("20") @Parameter(description = "1 to 1000.")
          String limit) {
    return service.top(TopQuery.parse(metric, range.at(clock.instant()), limit));
  }
}
