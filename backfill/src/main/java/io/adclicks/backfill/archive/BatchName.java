package io.adclicks.backfill.archive;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** Names batches: the time of writing, so that people find them, and chance, so that none clash. */
final class BatchName {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final SecureRandom RANDOM = new SecureRandom();

  private BatchName() {}

  /** A name that no other batch has. */
  static String next(Instant now) {
    return TIME.format(now) + "-" + HexFormat.of().toHexDigits(RANDOM.nextLong());
  }
}
