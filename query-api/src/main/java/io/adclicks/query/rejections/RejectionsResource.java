package io.adclicks.query.rejections;

import io.adclicks.query.access.Callers;
import io.adclicks.query.access.Roles;
import io.adclicks.query.catalogue.VisibleAds;
import io.adclicks.query.parameters.AdId;
import io.adclicks.query.parameters.TimeRange;
import io.adclicks.query.parameters.TimeRangeParameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The clicks that are in no count, by reason. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.ADVERTISER})
@Tag(name = "rejections")
public class RejectionsResource {
  private final RejectionsService service;
  private final VisibleAds visibleAds;
  private final Callers callers;
  private final Clock clock;

  RejectionsResource(
      RejectionsService service, VisibleAds visibleAds, Callers callers, Clock clock) {
    this.service = service;
    this.visibleAds = visibleAds;
    this.callers = callers;
    this.clock = clock;
  }

  /** The rejected clicks of all ads, and those whose ad is unknown. */
  @GET
  @Path("/rejections")
  @RolesAllowed(Roles.ADMIN)
  @Operation(summary = "Rejected clicks by reason, over all ads (admins)")
  public RejectionCounts ofAllAds(@BeanParam TimeRangeParameters range) {
    return service.ofAllAds(range.at(clock.instant()));
  }

  /** The rejected clicks of one ad. */
  @GET
  @Path("/ads/{id}/rejections")
  @Operation(summary = "Rejected clicks of an ad by reason")
  public RejectionCounts ofAd(@PathParam("id") String id, @BeanParam TimeRangeParameters range) {
    AdId ad = new AdId(id);
    TimeRange asked = range.at(clock.instant());
    visibleAds.require(callers.current(), ad.value());
    return service.ofAd(ad, asked);
  }
}
