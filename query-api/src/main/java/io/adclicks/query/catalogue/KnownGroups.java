package io.adclicks.query.catalogue;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CaffeineCache;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Remembers for a few seconds whether campaigns and advertisers have ads. Each is remembered by
 * itself, and all that are not are looked up at once.
 */
@ApplicationScoped
class KnownGroups {
  /** The answers; its settings are in the configuration. */
  static final String CACHE = "catalogue-owned";

  private final CatalogueRepository catalogue;
  private final CaffeineCache answers;

  KnownGroups(CatalogueRepository catalogue, @CacheName(CACHE) Cache answers) {
    this.catalogue = catalogue;
    this.answers = answers.as(CaffeineCache.class);
  }

  private record Question(Dimension dimension, String id, Optional<String> onlyAdvertiser) {}

  /** Whether each of some campaigns or advertisers has ads which may be seen. */
  boolean allHaveAds(Dimension dimension, Collection<String> ids, Optional<String> onlyAdvertiser) {
    Set<String> unknown = new HashSet<>();
    for (String id : ids) {
      CompletableFuture<Boolean> known =
          answers.getIfPresent(new Question(dimension, id, onlyAdvertiser));
      if (known == null) {
        unknown.add(id);
      } else if (!known.join()) {
        return false;
      }
    }
    return unknown.isEmpty() || haveAds(dimension, unknown, onlyAdvertiser);
  }

  private boolean haveAds(Dimension dimension, Set<String> ids, Optional<String> onlyAdvertiser) {
    Set<String> found = catalogue.withAds(dimension, ids, onlyAdvertiser);
    ids.forEach(
        id ->
            answers.put(
                new Question(dimension, id, onlyAdvertiser),
                CompletableFuture.completedFuture(found.contains(id))));
    return found.equals(ids);
  }
}
