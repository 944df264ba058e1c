package io.adclicks.gateway.config;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who may mint click tokens. */
@ConfigMapping(prefix = "adclicks.tokens")
public interface TokenConfig {
  /** The secrets shared with the ad server: {@code kid:base64secret}, separated by commas. */
  Optional<String> keys();
}
