package io.adclicks.gateway;

import io.adclicks.gateway.clicks.ClickIntake;
import io.adclicks.gateway.config.FileSettings;
import io.adclicks.gateway.config.GatewayConfig;
import io.adclicks.gateway.config.ReceiptConfig;
import io.adclicks.gateway.config.TokenConfig;
import io.adclicks.gateway.origin.AddressRanges;
import io.adclicks.gateway.origin.ClientAddress;
import io.adclicks.gateway.traffic.InvalidTraffic;
import io.adclicks.model.ClickTokens;
import io.adclicks.model.EventTimeGuard;
import io.adclicks.model.KeyRing;
import io.adclicks.model.Receipts;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Builds the plain rules from the configuration, once, so that a wrong setting stops the start. */
@Singleton
public class GatewayRules {
  private static final String TOKEN_KEYS = "adclicks.tokens.keys";
  private static final String RECEIPT_KEYS = "adclicks.receipts.keys";
  private static final String DATACENTERS = "adclicks.gateway.datacenter-ranges";

  @Produces
  @Singleton
  @Startup
  ClickIntake intake(TokenConfig config, FileSettings files) {
    Function<String, ClickTokens> parser =
        text -> ClickTokens.of(KeyRing.parse(text), config.clockSkew());
    if (config.keys().isPresent() == config.keysFile().isPresent()) {
      throw new ConfigurationException(
          "give the ad server's keys once: %s as kid:base64secret, or %s-file as a path"
              .formatted(TOKEN_KEYS, TOKEN_KEYS));
    }
    return new ClickIntake(
        setting(TOKEN_KEYS, config.keys().orElse(""), config.keysFile(), files, parser),
        EventTimeGuard.DEFAULT,
        InstantSource.system());
  }

  @Produces
  @Singleton
  @Startup
  Receipts receipts(ReceiptConfig config) {
    String text =
        config
            .keys()
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        RECEIPT_KEYS + " is not set: give keys as kid:base64secret"));
    return valid(RECEIPT_KEYS, () -> Receipts.of(KeyRing.parse(text)));
  }

  @Produces
  @Singleton
  @Startup
  ClientAddress clientAddress(GatewayConfig config) {
    List<String> proxies = config.trustedProxies().orElse(List.of());
    return valid(
        "adclicks.gateway.trusted-proxies", () -> new ClientAddress(AddressRanges.of(proxies)));
  }

  @Produces
  @Singleton
  @Startup
  InvalidTraffic invalidTraffic(GatewayConfig config, FileSettings files) {
    List<String> listed = config.datacenterRanges().orElse(List.of());
    Function<String, AddressRanges> parser =
        text -> {
          List<String> all = new ArrayList<>(listed);
          all.addAll(AddressRanges.lines(text));
          return AddressRanges.of(all);
        };
    return new InvalidTraffic(
        setting(DATACENTERS, "", config.datacenterRangesFile(), files, parser));
  }

  private static <T> Supplier<T> setting(
      String property,
      String text,
      Optional<Path> file,
      FileSettings files,
      Function<String, T> parser) {
    if (file.isPresent()) {
      String fileProperty = property + "-file";
      return valid(fileProperty, () -> files.follow(fileProperty, file.get(), parser));
    }
    T value = valid(property, () -> parser.apply(text));
    return () -> value;
  }

  private static <T> T valid(String property, Supplier<T> setting) {
    try {
      return setting.get();
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(property + " is wrong: " + e.getMessage());
    }
  }
}
