package io.adclicks.query.receipts;

import io.adclicks.model.Receipt;
import io.adclicks.query.access.Caller;
import io.adclicks.query.access.Callers;
import io.adclicks.query.access.Roles;
import io.adclicks.query.answer.Answers;
import io.adclicks.query.catalogue.VisibleAds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Single clicks, by the receipts that the gateway gives for them. */
@Path("/api/v1/clicks/{receipt}")
@RolesAllowed({Roles.ADMIN, Roles.ADVERTISER})
@Tag(name = "receipts")
public class ClickReceiptResource {
  private final ReceiptReader reader;
  private final ReceiptService service;
  private final VisibleAds visibleAds;
  private final Callers callers;

  ClickReceiptResource(
      ReceiptReader reader, ReceiptService service, VisibleAds visibleAds, Callers callers) {
    this.reader = reader;
    this.service = service;
    this.visibleAds = visibleAds;
    this.callers = callers;
  }

  /** What became of a click. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @APIResponseSchema(ClickOutcome.class)
  @APIResponse(responseCode = "404", description = "No such receipt, or of somebody else's ad")
  @APIResponse(responseCode = "410", description = "The archive no longer holds that hour")
  @APIResponse(responseCode = "501", description = "This installation keeps no archive")
  @Operation(summary = "What became of a click: counted, duplicate, invalid, rejected or pending")
  public RestResponse<Object> outcome(
      @PathParam("receipt") @Parameter(description = "What the gateway's answer 202 carries.")
          String text) {
    Caller caller = callers.current();
    Receipt receipt = reader.open(text);
    if (!visibleAds.contain(caller, receipt.adId())) {
      throw ReceiptReader.unknown();
    }
    ClickOutcome outcome = service.outcome(text, receipt);
    return Answers.of(outcome, outcome.settled());
  }
}
