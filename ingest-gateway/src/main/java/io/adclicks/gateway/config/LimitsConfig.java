package io.adclicks.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much one sender may take of the gateway. */
@ConfigMapping(prefix = "adclicks.limits")
public interface LimitsConfig {
  /** Clicks a second from one IPv4 address or one IPv6 /64 network; 0 for no limit. */
  @WithDefault("200")
  long clicksPerAddress();

  /** Clicks a second under one token key, that is, of one ad server; 0 for no limit. */
  @WithDefault("0")
  long clicksPerKey();

  /** How long a client may take to send a body. */
  @WithDefault("10s")
  Duration bodyTime();
}
