package io.adclicks.query;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** The time of all tests of the service. */
public class FixedClock {
  /** What is now. */
  public static final Instant NOW = Instant.parse("2026-11-23T10:30:15Z");

  @Produces
  @Alternative
  @Priority(1)
  @ApplicationScoped
  Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }
}
