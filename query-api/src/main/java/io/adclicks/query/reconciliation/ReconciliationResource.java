package io.adclicks.query.reconciliation;

import io.adclicks.query.access.Callers;
import io.adclicks.query.access.Roles;
import io.adclicks.query.catalogue.VisibleAds;
import io.adclicks.query.parameters.AdId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What nightly reconciliations found, and the bills that they closed. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.ADVERTISER})
@Tag(name = "billing")
public class ReconciliationResource {
  private final ReconciliationService service;
  private final VisibleAds visibleAds;
  private final Callers callers;

  ReconciliationResource(ReconciliationService service, VisibleAds visibleAds, Callers callers) {
    this.service = service;
    this.visibleAds = visibleAds;
    this.callers = callers;
  }

  /** The reconciliation of a day. */
  @GET
  @Path("/reconciliations/{date}")
  @RolesAllowed(Roles.ADMIN)
  @Operation(summary = "What the reconciliation of a day corrected, and why (admins)")
  public ReconciliationReport report(
      @PathParam("date") @Parameter(description = "The day, UTC, such as 2026-11-24, or latest.")
          String date) {
    return service.report(date);
  }

  /** The bill of an ad. */
  @GET
  @Path("/ads/{id}/billing")
  @Operation(summary = "What an ad is billed per closed day")
  public Bill bill(
      @PathParam("id") String id,
      @QueryParam("from") @Parameter(description = "The first day, UTC.", example = "2026-11-01")
          String from,
      @QueryParam("to") @Parameter(description = "The last day. Default: the first one.")
          String to) {
    AdId ad = new AdId(id);
    DateRange range = DateRange.parse(from, to);
    visibleAds.require(callers.current(), ad.value());
    return service.bill(ad, range);
  }
}
