package io.adclicks.gateway.config;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How receipts are sealed. */
@ConfigMapping(prefix = "adclicks.receipts")
public interface ReceiptConfig {
  /** The secrets shared with the query API: {@code kid:base64secret}, separated by commas. */
  Optional<String> keys();
}
