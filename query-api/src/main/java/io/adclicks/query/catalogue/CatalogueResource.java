package io.adclicks.query.catalogue;

import io.adclicks.query.access.Caller;
import io.adclicks.query.access.Callers;
import io.adclicks.query.access.NotFoundForCallerException;
import io.adclicks.query.access.Roles;
import io.adclicks.query.parameters.AdId;
import io.adclicks.query.parameters.Limit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is known of ads: whose they are, and what they are called. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.ADVERTISER})
@Tag(name = "catalogue")
public class CatalogueResource {
  private static final int MAX_LIMIT = 1_000;
  private static final int MAX_MATCHES = 50;

  private final CatalogueRepository catalogue;
  private final VisibleAds visibleAds;
  private final Callers callers;
  private final Clock clock;

  CatalogueResource(
      CatalogueRepository catalogue, VisibleAds visibleAds, Callers callers, Clock clock) {
    this.catalogue = catalogue;
    this.visibleAds = visibleAds;
    this.callers = callers;
    this.clock = clock;
  }

  /** The entry of an ad. */
  @GET
  @Path("/ads/{id}")
  @Operation(summary = "Whose an ad is, and what it is called")
  public CatalogueEntry entry(@PathParam("id") String id) {
    AdId ad = new AdId(id);
    visibleAds.require(callers.current(), ad.value());
    return catalogue
        .find(ad.value())
        .orElseThrow(() -> new NotFoundForCallerException(Dimension.AD.label()));
  }

  /** Writes the entry of an ad. */
  @PUT
  @Path("/ads/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.ADMIN)
  @Operation(summary = "Tell whose an ad is, and what it is called (admins)")
  public void put(@PathParam("id") String id, AdDescription description) {
    catalogue.put(new AdId(id).value(), description, clock.instant());
  }

  /** The ads of the catalogue, page by page. */
  @GET
  @Path("/ads")
  @Operation(summary = "Ads of the catalogue, page by page")
  public CataloguePage page(
      @QueryParam("advertiser_id") @DefaultValue("") String advertiserId,
      @QueryParam("campaign_id") @DefaultValue("") String campaignId,
      @QueryParam("after")
          @DefaultValue("")
          @Parameter(description = "What the previous page told as next.")
          String after,
      @QueryParam("limit") @DefaultValue("100") String limit) {
    int most = Limit.parse(limit, MAX_LIMIT);
    Caller caller = callers.current();
    if (!advertiserId.isEmpty() && !caller.sees(advertiserId)) {
      return CataloguePage.of(List.of(), most);
    }
    String owner = caller.onlyAdvertiser().orElse(advertiserId);
    return CataloguePage.of(
        catalogue.page(new CataloguePage.Query(after, owner, campaignId, most)), most);
  }

  /** Ads, campaigns and advertisers by a part of their id or name. */
  @GET
  @Path("/catalogue")
  @Operation(summary = "Find ads, campaigns and advertisers by a part of their id or name")
  public List<CatalogueMatch> search(
      @QueryParam("search") @DefaultValue("") String text,
      @QueryParam("limit") @DefaultValue("20") String limit) {
    Optional<String> only = callers.current().onlyAdvertiser();
    return catalogue.search(text, only, Limit.parse(limit, MAX_MATCHES));
  }
}
