package io.adclicks.gateway.traffic;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means: a robot sent now is recognised, since the rules are loaded. */
@Readiness
@Singleton
public class UserAgentReadiness implements HealthCheck {
  private final UserAgents userAgents;

  UserAgentReadiness(UserAgents userAgents) {
    this.userAgents = requireNonNull(userAgents, "userAgents is null");
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("user-agents").status(userAgents.isReady()).build();
  }
}
