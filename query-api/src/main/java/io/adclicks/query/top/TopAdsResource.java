package io.adclicks.query.top;

import io.adclicks.query.access.Callers;
import io.adclicks.query.access.Roles;
import io.adclicks.query.answer.Answers;
import io.adclicks.query.answer.Tables;
import io.adclicks.query.parameters.TimeRange;
import io.adclicks.query.parameters.TimeRangeParameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

/** The first ads by a metric. */
@Path("/api/v1/ads/top")
@RolesAllowed({Roles.ADMIN, Roles.ADVERTISER})
@Tag(name = "top ads")
public class TopAdsResource {
  private final TopAdsService service;
  private final Callers callers;
  private final Clock clock;

  TopAdsResource(TopAdsService service, Callers callers, Clock clock) {
    this.service = service;
    this.callers = callers;
    this.clock = clock;
  }

  /** The ads with the most clicks, cost or invalid clicks. */
  @GET
  @Produces({MediaType.APPLICATION_JSON, Tables.CSV, Tables.NDJSON})
  @APIResponseSchema(TopAds.class)
  @Operation(summary = "Ads with the most clicks, cost or invalid clicks")
  public RestResponse<Object> top(
      @QueryParam("metric")
          @DefaultValue("clicks")
          @Parameter(description = "clicks, cost or invalid.")
          String metric,
      @QueryParam("window") @Parameter(description = "Another word for range.", example = "24h")
          String window,
      @BeanParam TimeRangeParameters range,
      @QueryParam("limit") @DefaultValue("20") @Parameter(description = "1 to 1000.") String limit,
      @QueryParam("advertiser_id")
          @DefaultValue("")
          @Parameter(description = "Only the ads of this advertiser.")
          String advertiserId,
      @QueryParam("campaign_id")
          @DefaultValue("")
          @Parameter(description = "Only the ads of this campaign.")
          String campaignId,
      @Context Request request) {
    TimeRange asked = range.orWindow(window).at(clock.instant());
    TopQuery query = TopQuery.parse(metric, asked, limit);
    return Answers.to(request, service.top(query, callers.current(), advertiserId, campaignId));
  }
}
