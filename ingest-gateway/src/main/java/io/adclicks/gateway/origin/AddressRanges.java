package io.adclicks.gateway.origin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A set of address ranges that answers in logarithmic time, however many clouds are listed. */
public final class AddressRanges {
  private static final Pattern COMMENT = Pattern.compile("#.*");
  private static final int BITS = 128;
  private static final int MAPPED_BITS = 96;

  private final TreeMap<IpAddress, IpAddress> lastByFirst = new TreeMap<>();

  private AddressRanges(List<Range> ranges) {
    for (Range range : ranges) {
      var before = lastByFirst.floorEntry(range.last());
      IpAddress first = range.first();
      IpAddress last = range.last();
      while (before != null && before.getValue().compareTo(range.first()) >= 0) {
        first = min(first, before.getKey());
        last = max(last, before.getValue());
        lastByFirst.remove(before.getKey());
        before = lastByFirst.floorEntry(range.last());
      }
      lastByFirst.put(first, last);
    }
  }

  /**
   * The ranges of a configured list.
   *
   * @param cidrs addresses or CIDR ranges such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}
   * @throws IllegalArgumentException if one of them is neither
   */
  public static AddressRanges of(Collection<String> cidrs) {
    List<Range> ranges = new ArrayList<>();
    for (String cidr : cidrs) {
      ranges.add(Range.parse(cidr.strip()));
    }
    return new AddressRanges(ranges);
  }

  /** The ranges in a file, one a line, without empty lines and what follows a {@code #}. */
  public static List<String> lines(String file) {
    return file.lines()
        .map(line -> COMMENT.matcher(line).replaceFirst("").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** Whether one of the ranges holds the address. */
  public boolean contains(IpAddress address) {
    var candidate = lastByFirst.floorEntry(address);
    return candidate != null && candidate.getValue().compareTo(address) >= 0;
  }

  private static IpAddress min(IpAddress a, IpAddress b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static IpAddress max(IpAddress a, IpAddress b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private record Range(IpAddress first, IpAddress last) {
    static Range parse(String cidr) {
      int slash = cidr.indexOf('/');
      String literal = slash < 0 ? cidr : cidr.substring(0, slash);
      IpAddress address = IpAddress.parse(literal).orElseThrow(() -> invalid(cidr));
      int offset = address.isIpv4() && literal.indexOf(':') < 0 ? MAPPED_BITS : 0;
      int prefix = slash < 0 ? BITS : offset + parsePrefix(cidr, slash + 1, BITS - offset);
      return of(address, prefix);
    }

    private static Range of(IpAddress address, int prefix) {
      long highHosts = hostBits(Math.min(prefix, Long.SIZE));
      long lowHosts = hostBits(Math.max(prefix - Long.SIZE, 0));
      return new Range(
          new IpAddress(address.high() & ~highHosts, address.low() & ~lowHosts),
          new IpAddress(address.high() | highHosts, address.low() | lowHosts));
    }

    private static long hostBits(int prefix) {
      return prefix == Long.SIZE ? 0 : -1L >>> prefix;
    }

    private static int parsePrefix(String cidr, int from, int max) {
      try {
        int prefix = Integer.parseInt(cidr, from, cidr.length(), 10);
        if (prefix >= 0 && prefix <= max) {
          return prefix;
        }
      } catch (NumberFormatException e) {
        throw invalid(cidr);
      }
      throw invalid(cidr);
    }

    private static IllegalArgumentException invalid(String cidr) {
      return new IllegalArgumentException(
          "\"" + cidr + "\" is no address range: write it like 10.0.0.0/8 or 2001:db8::/32");
    }
  }
}
