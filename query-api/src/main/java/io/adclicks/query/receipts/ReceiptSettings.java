package io.adclicks.query.receipts;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How receipts are opened. */
@ConfigMapping(prefix = "adclicks.receipts")
interface ReceiptSettings {
  /**
   * The gateway's secrets, {@code kid:base64secret}, separated by commas; also those under which it
   * no longer seals, as long as their receipts shall be answered.
   */
  Optional<String> keys();
}
