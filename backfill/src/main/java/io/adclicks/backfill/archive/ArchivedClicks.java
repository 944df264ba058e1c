package io.adclicks.backfill.archive;

import io.adclicks.model.ClickCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * The form of a click at rest. It is the form on the wire without the schema's fingerprint, behind
 * partition and offset: what is archived is copied, not encoded anew.
 */
final class ArchivedClicks {
  /** The schema of the files. */
  static final Schema SCHEMA = load();

  /** Bytes of an encoded click that name its schema (Avro specification, "Single-object"). */
  static final int WIRE_HEADER_LENGTH = 10;

  private static final long FINGERPRINT =
      SchemaNormalization.parsingFingerprint64(ClickCodec.SCHEMA);

  private ArchivedClicks() {}

  /** The start of an encoded click. */
  static byte[] wireHeader() {
    byte[] header = new byte[WIRE_HEADER_LENGTH];
    header[0] = (byte) 0xC3;
    header[1] = 0x01;
    for (int i = 0; i < Long.BYTES; i++) {
      header[2 + i] = (byte) (FINGERPRINT >>> (8 * i));
    }
    return header;
  }

  private static Schema load() {
    try (InputStream in =
        ArchivedClicks.class.getResourceAsStream("/avro/archived-click-v1.avsc")) {
      return new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
