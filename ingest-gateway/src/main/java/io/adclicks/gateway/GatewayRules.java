package io.adclicks.gateway;

import io.adclicks.gateway.clicks.ClickIntake;
import io.adclicks.gateway.config.GatewayConfig;
import io.adclicks.gateway.config.TokenConfig;
import io.adclicks.gateway.origin.AddressRanges;
import io.adclicks.gateway.origin.ClientAddress;
import io.adclicks.gateway.traffic.BotUserAgents;
import io.adclicks.gateway.traffic.InvalidTraffic;
import io.adclicks.model.ClickTokenKeys;
import io.adclicks.model.ClickTokens;
import io.adclicks.model.EventTimeGuard;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Builds the plain rules from the configuration, once, so that a wrong setting stops the start. */
@Singleton
public class GatewayRules {
  @Produces
  @Singleton
  @Startup
  ClickIntake intake(TokenConfig tokens, GatewayConfig gateway) {
    return new ClickIntake(
        ClickTokens.of(keys(tokens)),
        EventTimeGuard.DEFAULT,
        new ClientAddress(ranges("adclicks.gateway.trusted-proxies", gateway.trustedProxies())),
        new InvalidTraffic(
            BotUserAgents.bundled(),
            ranges("adclicks.gateway.datacenter-ranges", gateway.datacenterRanges())),
        InstantSource.system());
  }

  private static ClickTokenKeys keys(TokenConfig tokens) {
    String property = "adclicks.tokens.keys";
    String text =
        tokens
            .keys()
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        property + " is not set: give the ad server's keys as kid:base64secret"));
    return valid(property, () -> ClickTokenKeys.parse(text));
  }

  private static AddressRanges ranges(String property, Optional<List<String>> cidrs) {
    return valid(property, () -> AddressRanges.of(cidrs.orElse(List.of())));
  }

  private static <T> T valid(String property, Supplier<T> setting) {
    try {
      return setting.get();
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(property + " is wrong: " + e.getMessage());
    }
  }
}
