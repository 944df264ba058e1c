package io.adclicks.query.live;

import io.adclicks.model.Resolution;
import io.adclicks.query.access.Callers;
import io.adclicks.query.access.Roles;
import io.adclicks.query.catalogue.VisibleAds;
import io.adclicks.query.parameters.AdId;
import io.adclicks.query.parameters.Choice;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The figures of one ad as they change. */
@Path("/api/v1/ads/{id}/metrics/live")
@RolesAllowed({Roles.ADMIN, Roles.ADVERTISER})
@Tag(name = "metrics")
public class LiveMetricsResource {
  private final LiveStreams streams;
  private final VisibleAds visibleAds;
  private final Callers callers;
  private final Clock clock;

  LiveMetricsResource(LiveStreams streams, VisibleAds visibleAds, Callers callers, Clock clock) {
    this.streams = streams;
    this.visibleAds = visibleAds;
    this.callers = callers;
    this.clock = clock;
  }

  /**
   * Events {@code point} (as in the answer over a range) and {@code freshness}; ends with the
   * token.
   */
  @GET
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(summary = "Server-sent events: each window of an ad that changes, within two seconds")
  public Multi<OutboundSseEvent> live(
      @PathParam("id") String id,
      @QueryParam("resolution") @DefaultValue("1m") String resolution,
      @Context Sse sse) {
    Duration life = callers.remaining(clock.instant());
    AdId ad = new AdId(id);
    Resolution windows =
        Choice.parse("resolution", resolution, Resolution.values(), Resolution::label);
    visibleAds.require(callers.current(), ad.value());
    return streams.of(ad.value(), windows, life).map(event -> written(event, sse));
  }

  private static OutboundSseEvent written(LiveEvent event, Sse sse) {
    OutboundSseEvent.Builder builder =
        sse.newEventBuilder().mediaType(MediaType.APPLICATION_JSON_TYPE);
    return event instanceof LiveEvent.Point point
        ? builder.name("point").id(point.body().eventTime().toString()).data(point.body()).build()
        : builder.name("freshness").data(((LiveEvent.Progress) event).body()).build();
  }
}
