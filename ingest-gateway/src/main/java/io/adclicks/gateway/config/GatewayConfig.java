package io.adclicks.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the gateway knows about the network around it, and how long it waits for its cache. */
@ConfigMapping(prefix = "adclicks.gateway")
public interface GatewayConfig {
  /** Proxies whose {@code X-Forwarded-For} is believed, as CIDR ranges; none by default. */
  Optional<List<String>> trustedProxies();

  /** Address ranges of data centres, where no person sits, as CIDR ranges. */
  Optional<List<String>> datacenterRanges();

  /** More of them in a file, one a line, read again when it changes. */
  Optional<Path> datacenterRangesFile();

  /** How often the files of settings are looked at. */
  @WithDefault("5s")
  Duration reloadInterval();

  /** How long Redis may take to answer before a click goes on without it. */
  @WithDefault("20ms")
  Duration dedupTimeLimit();

  /** How long a click is remembered for edge deduplication. */
  @WithDefault("5m")
  Duration dedupWindow();
}
