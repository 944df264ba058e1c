package io.adclicks.query.catalogue;

import io.adclicks.query.access.Caller;
import io.adclicks.query.access.NotFoundForCallerException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides which ads a caller may ask about; an ad that is not in the catalogue is an admin's. */
@ApplicationScoped
public class VisibleAds {
  private final CatalogueRepository catalogue;
  private final KnownGroups groups;

  VisibleAds(CatalogueRepository catalogue, KnownGroups groups) {
    this.catalogue = catalogue;
    this.groups = groups;
  }

  /**
   * Lets an ad pass.
   *
   * @throws NotFoundForCallerException if it is not the caller's, or unknown
   */
  public void require(Caller caller, String adId) {
    if (!contain(caller, adId)) {
      throw new NotFoundForCallerException(Dimension.AD.label());
    }
  }

  /** Whether an ad is the caller's, for what is not asked for by the ad itself. */
  public boolean contain(Caller caller, String adId) {
    Optional<String> only = caller.onlyAdvertiser();
    return only.isEmpty() || catalogue.find(adId).map(CatalogueEntry::advertiserId).equals(only);
  }

  /** The same for several ads, of which none may be somebody else's. */
  public void requireAll(Caller caller, Collection<String> adIds) {
    if (caller.onlyAdvertiser().isEmpty()) {
      return;
    }
    Set<String> own =
        catalogue.entries(adIds).stream()
            .filter(entry -> caller.sees(entry.advertiserId()))
            .map(CatalogueEntry::adId)
            .collect(Collectors.toSet());
    if (!own.equals(new HashSet<>(adIds))) {
      throw new NotFoundForCallerException(Dimension.AD.label());
    }
  }

  /** Lets campaigns or advertisers pass that each have ads which the caller may see. */
  public void requireGroup(Caller caller, Dimension dimension, Collection<String> ids) {
    if (!groups.allHaveAds(dimension, ids, caller.onlyAdvertiser())) {
      throw new NotFoundForCallerException(dimension.label());
    }
  }
}
