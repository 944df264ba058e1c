package io.adclicks.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The bytes inside a sealed receipt: version, kind, partition, offset, event time, ad id. Of fixed
 * width, so that the length of a receipt tells nothing but the length of the ad id.
 */
final class ReceiptCodec {
  private static final byte VERSION = 1;
  private static final int FIXED_BYTES = 2 + Integer.BYTES + 2 * Long.BYTES;

  private ReceiptCodec() {}

  static byte[] encode(Receipt receipt) {
    byte[] adId = receipt.adId().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(FIXED_BYTES + adId.length)
        .put(VERSION)
        .put((byte) (receipt.copy() ? 1 : 0))
        .putInt(receipt.partition())
        .putLong(receipt.offset())
        .putLong(receipt.eventTimeMillis())
        .put(adId)
        .array();
  }

  static Receipt decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length <= FIXED_BYTES || in.get() != VERSION) {
      throw new InvalidReceiptException("the receipt is of a version that is not known");
    }
    boolean copy = in.get() == 1;
    int partition = in.getInt();
    long offset = in.getLong();
    long eventTimeMillis = in.getLong();
    String adId =
        new String(bytes, FIXED_BYTES, bytes.length - FIXED_BYTES, StandardCharsets.UTF_8);
    return new Receipt(copy, partition, offset, adId, eventTimeMillis);
  }
}
