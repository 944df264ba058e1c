package io.adclicks.query.access;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether callers have to say who they are. */
@ApplicationScoped
public class AccessSettings {
  private final Mode auth;

  /**
   * @param auth {@code on}, or {@code off} for a service that only its own machine can reach
   */
  AccessSettings(@ConfigProperty(name = "adclicks.auth", defaultValue = "on") Mode auth) {
    this.auth = auth;
  }

  Mode auth() {
    return auth;
  }

  /** The two ways. */
  enum Mode {
    /** A verified token is needed. */
    ON,
    /** Everybody is an admin. */
    OFF
  }
}
