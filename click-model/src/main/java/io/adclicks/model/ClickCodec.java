package io.adclicks.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * The wire and archive form of a click: Avro's single-object encoding (Avro specification,
 * "Single-object encoding"), written and read by hand because a generic reader costs several times
 * more.
 *
 * <p>The header names the writer's schema by fingerprint. A new schema version appends fields with
 * defaults; readers are deployed before writers, and bytes of an unknown schema are rejected, never
 * guessed at.
 */
public final class ClickCodec {
  /** The schema of the bytes that {@link #encode} writes. */
  public static final Schema SCHEMA = loadSchema();

  static final int HEADER_LENGTH = 10;
  private static final byte[] HEADER = header(SCHEMA);

  /** The most that eight numbers and lengths take. */
  private static final int NUMBERS_LENGTH = 8 * 10;

  private ClickCodec() {}

  /** The bytes of a click. */
  public static byte[] encode(Click click) {
    byte[] adId = utf8(click.adId());
    byte[] userId = utf8(click.userId());
    byte[] ip = utf8(click.ip());
    byte[] ivt = utf8(click.ivt());
    byte[] token = utf8(click.token());
    int texts = adId.length + userId.length + ip.length + ivt.length + token.length;
    ByteBuffer out = ByteBuffer.allocate(HEADER_LENGTH + NUMBERS_LENGTH + texts).put(HEADER);
    writeText(out, adId);
    writeText(out, userId);
    writeLong(out, click.eventTimeMillis());
    writeText(out, ip);
    writeLong(out, click.costE4());
    writeText(out, ivt);
    writeLong(out, click.receivedAtMillis());
    writeText(out, token);
    return Arrays.copyOf(out.array(), out.position());
  }

  /**
   * The click of some bytes.
   *
   * @throws RejectedClickException if they are none
   */
  public static Click decode(byte[] encoded) {
    ClickReader reader = new ClickReader();
    reader.read(encoded);
    return reader.toClick();
  }

  static byte[] requireCurrentSchema(byte[] encoded) {
    if (encoded == null || encoded.length == 0) {
      throw RejectedClickException.malformed("the record is empty");
    }
    if (encoded.length < HEADER_LENGTH || encoded[0] != HEADER[0] || encoded[1] != HEADER[1]) {
      throw RejectedClickException.malformed("the record does not start like an encoded click");
    }
    for (int i = 2; i < HEADER_LENGTH; i++) {
      if (encoded[i] != HEADER[i]) {
        throw new RejectedClickException(
            RejectionReason.UNKNOWN_SCHEMA,
            "schema fingerprint %016x is unknown"
                .formatted(ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN).getLong(2)));
      }
    }
    return encoded;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void writeText(ByteBuffer out, byte[] utf8) {
    writeLong(out, utf8.length);
    out.put(utf8);
  }

  private static void writeLong(ByteBuffer out, long value) {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7fL) != 0) {
      out.put((byte) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  private static byte[] header(Schema schema) {
    return ByteBuffer.allocate(HEADER_LENGTH)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0xC3)
        .put((byte) 0x01)
        .putLong(SchemaNormalization.parsingFingerprint64(schema))
        .array();
  }

  private static Schema loadSchema() {
    try (InputStream in = ClickCodec.class.getResourceAsStream("/avro/click-v1.avsc")) {
      return new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
