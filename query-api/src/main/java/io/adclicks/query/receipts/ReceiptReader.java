package io.adclicks.query.receipts;

import io.adclicks.model.InvalidReceiptException;
import io.adclicks.model.KeyRing;
import io.adclicks.model.Receipt;
import io.adclicks.model.Receipts;
import io.adclicks.query.access.NotFoundForCallerException;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Opens receipts. Made at the start, so that wrong keys stop it. */
@Singleton
@Startup
class ReceiptReader {
  private static final String KEYS = "adclicks.receipts.keys";

  private final Optional<Receipts> receipts;

  ReceiptReader(ReceiptSettings settings, ArchiveSettings archive) {
    receipts = archive.location().map(location -> receipts(settings));
  }

  /**
   * The receipt in a text.
   *
   * @throws NotFoundForCallerException if it was not sealed under one of the gateway's keys
   * @throws UnanswerableReceiptException if there is no archive that could answer it
   */
  Receipt open(String text) {
    Receipts known = receipts.orElseThrow(UnanswerableReceiptException::noArchive);
    try {
      return known.open(text);
    } catch (InvalidReceiptException e) {
      throw unknown();
    }
  }

  /** What a receipt of somebody else's ad is answered with too. */
  static NotFoundForCallerException unknown() {
    return new NotFoundForCallerException("receipt");
  }

  private static Receipts receipts(ReceiptSettings settings) {
    String keys =
        settings
            .keys()
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "adclicks.archive.location is set, but not "
                            + KEYS
                            + ": give the gateway's keys as kid:base64secret"));
    try {
      return Receipts.of(KeyRing.parse(keys));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(KEYS + " is wrong: " + e.getMessage());
    }
  }
}
