package io.adclicks.query.metrics;

import io.adclicks.query.access.Caller;
import io.adclicks.query.access.Callers;
import io.adclicks.query.access.Roles;
import io.adclicks.query.answer.Answers;
import io.adclicks.query.answer.Tables;
import io.adclicks.query.catalogue.Dimension;
import io.adclicks.query.catalogue.VisibleAds;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The figures of several ads, or of all ads of campaigns or advertisers. */
@Path("/api/v1/metrics")
@RolesAllowed({Roles.ADMIN, Roles.ADVERTISER})
@Tag(name = "metrics")
public class ManyMetricsResource {
  private final AdMetricsService service;
  private final VisibleAds visibleAds;
  private final Callers callers;
  private final Clock clock;

  ManyMetricsResource(
      AdMetricsService service, VisibleAds visibleAds, Callers callers, Clock clock) {
    this.service = service;
    this.visibleAds = visibleAds;
    this.callers = callers;
    this.clock = clock;
  }

  /** A series per ad, campaign or advertiser. */
  @GET
  @Produces({MediaType.APPLICATION_JSON, Tables.CSV, Tables.NDJSON})
  @APIResponseSchema(ManyMetrics.class)
  @Operation(summary = "The same for several ads, or summed over campaigns or advertisers")
  public RestResponse<Object> metrics(
      @QueryParam("ad_id") List<String> ads,
      @QueryParam("campaign_id") List<String> campaigns,
      @QueryParam("advertiser_id") List<String> advertisers,
      @QueryParam("group_by")
          @Parameter(description = "ad, campaign or advertiser; default: the kind of the ids.")
          String groupBy,
      @QueryParam("resolution") @DefaultValue("1m") String resolution,
      @BeanParam TimeRangeParameters range,
      @QueryParam("fill") @DefaultValue("none") String fill,
      @QueryParam("tz") String zone,
      @QueryParam("asOf") String asOf,
      @Context Request request) {
    Caller caller = callers.current();
    MetricsSelection chosen = MetricsSelection.parse(ads, campaigns, advertisers, caller);
    Dimension group = groupBy == null ? chosen.dimension() : Dimension.parse("group_by", groupBy);
    Windows windows = Windows.parse(resolution, range.at(clock.instant()), fill, zone, asOf);
    requireVisible(caller, chosen);
    return Answers.to(request, service.ofMany(chosen, group, windows, caller.onlyAdvertiser()));
  }

  private void requireVisible(Caller caller, MetricsSelection chosen) {
    switch (chosen.dimension()) {
      case AD -> visibleAds.requireAll(caller, chosen.ids());
      case CAMPAIGN, ADVERTISER ->
          visibleAds.requireGroup(caller, chosen.dimension(), chosen.ids());
    }
  }
}
