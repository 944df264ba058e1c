package io.adclicks.query.rejections;

import io.adclicks.query.parameters.AdId;
import io.adclicks.query.parameters.TimeRangeParameters;
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
@Tag(name = "rejections")
public class RejectionsResource {
  private final RejectionsService service;
  private final Clock clock;

  RejectionsResource(RejectionsService service, Clock clock) {
    this.service = service;
    this.clock = clock;
  }

  /** The rejected clicks of all ads, and those whose ad is unknown. */
  @GET
  @Path("/rejections")
  @Operation(summary = "Rejected clicks by reason, over all ads")
  public RejectionCounts ofAllAds(@BeanParam TimeRangeParameters range) {
    return service.ofAllAds(range.at(clock.instant()));
  }

  /** The rejected clicks of one ad. */
  @GET
  @Path("/ads/{id}/rejections")
  @Operation(summary = "Rejected clicks of an ad by reason")
  public RejectionCounts ofAd(@PathParam("id") String id, @BeanParam TimeRangeParameters range) {
    return service.ofAd(new AdId(id), range.at(clock.instant()));
  }
}
