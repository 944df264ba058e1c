package io.adclicks.pipeline.source;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * The bytes of what should be a click, with their position in the source.
 *
 * @param position see {@link Position}
 * @param bytes as the source holds them; empty when the source has none
 */
@SuppressWarnings("ArrayRecordComponent")
public record EncodedClick(long position, byte[] bytes) {
  public EncodedClick {
    requireNonNull(bytes, "bytes is null");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncodedClick that
        && position == that.position
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(position);
  }

  @Override
  public String toString() {
    return "EncodedClick[position=%d, bytes=%d]".formatted(position, bytes.length);
  }
}
