package io.adclicks.gateway;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the requests that come to the framework's filters. */
@Singleton
public class FrameworkRequests {
  private static final int EARLY = 2_000;

  private final AtomicLong seen = new AtomicLong();

  void register(@Observes Filters filters) {
    filters.register(
        context -> {
          seen.incrementAndGet();
          context.next();
        },
        EARLY);
  }

  long seen() {
    return seen.get();
  }
}
