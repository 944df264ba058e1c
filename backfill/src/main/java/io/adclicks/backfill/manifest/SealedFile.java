package io.adclicks.backfill.manifest;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A file as it was when its hour was sealed.
 *
 * @param name in the folder of the hour
 * @param clicks how many it holds
 * @param bytes its length
 * @param sha256 its checksum, hexadecimal
 */
public record SealedFile(String name, long clicks, long bytes, String sha256)
    implements Serializable {
  public SealedFile {
    requireNonNull(name, "name is null");
    requireNonNull(sha256, "sha256 is null");
    if (clicks < 0 || bytes < 1 || sha256.length() != 64) {
      throw new IllegalArgumentException(
          "file %s with %d clicks, %d bytes and checksum \"%s\" is none"
              .formatted(name, clicks, bytes, sha256));
    }
  }
}
