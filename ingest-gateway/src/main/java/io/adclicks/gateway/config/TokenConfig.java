package io.adclicks.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Who may mint click tokens. */
@ConfigMapping(prefix = "adclicks.tokens")
public interface TokenConfig {
  /** The secrets shared with the ad server: {@code kid:base64secret}, separated by commas. */
  Optional<String> keys();

  /** The same in a file, one a line, read again when it changes; instead of {@link #keys}. */
  Optional<Path> keysFile();

  /** How far the ad server's clock may be off. */
  @WithDefault("30s")
  Duration clockSkew();
}
