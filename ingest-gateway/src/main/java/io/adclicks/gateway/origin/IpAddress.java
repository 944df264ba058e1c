package io.adclicks.gateway.origin;

import io.netty.util.NetUtil;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An IPv4 or IPv6 address as one 128-bit number; IPv4 lies in the range of IPv4-mapped addresses
 * (RFC 4291, 2.5.5.2), so that both spellings of an IPv4 address are the same client.
 *
 * @param high the upper 64 bits, unsigned
 * @param low the lower 64 bits, unsigned
 */
public record IpAddress(long high, long low) implements Comparable<IpAddress> {
  private static final long MAPPED_PREFIX = 0xFFFF_0000_0000L;
  private static final long MAPPED_MASK = 0xFFFF_FFFF_0000_0000L;

  /** The address of a literal; empty if the text is none. No name is ever looked up. */
  public static Optional<IpAddress> parse(String literal) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(literal);
    if (bytes == null) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length == Integer.BYTES) {
      return Optional.of(new IpAddress(0, MAPPED_PREFIX | Integer.toUnsignedLong(buffer.getInt())));
    }
    return Optional.of(new IpAddress(buffer.getLong(), buffer.getLong()));
  }

  /** Whether this is an IPv4 address. */
  public boolean isIpv4() {
    return high == 0 && (low & MAPPED_MASK) == MAPPED_PREFIX;
  }

  /** What one customer usually has: a single IPv4 address, or an IPv6 network of 64 bits. */
  public IpAddress network() {
    return isIpv4() ? this : new IpAddress(high, 0);
  }

  @Override
  public int compareTo(IpAddress other) {
    int order = Long.compareUnsigned(high, other.high);
    return order != 0 ? order : Long.compareUnsigned(low, other.low);
  }

  /** The one canonical text form (RFC 5952). */
  @Override
  public String toString() {
    ByteBuffer bytes =
        isIpv4()
            ? ByteBuffer.allocate(Integer.BYTES).putInt((int) low)
            : ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low);
    return NetUtil.bytesToIpAddress(bytes.array());
  }
}
