package io.adclicks.gateway.dedup;

import static java.util.Objects.requireNonNull;

import io.adclicks.model.Click;

/**
 * The name of a click in the cache, {@code dedup:{ad_id}:{user_id}:{minute}}. The characters that
 * would make it ambiguous (or choose the slot of a Redis cluster) are percent-encoded inside ids.
 *
 * @param text the name
 */
public record DedupKey(String text) {
  /** What all names begin with. */
  static final String PREFIX = "dedup:";

  private static final String SPECIAL = "%:{}";

  public DedupKey {
    requireNonNull(text, "text is null");
  }

  /** The name of a click. */
  public static DedupKey of(Click click) {
    return new DedupKey(
        PREFIX + escape(click.adId()) + ':' + escape(click.userId()) + ':' + click.minute());
  }

  private static String escape(String id) {
    int plain = 0;
    while (plain < id.length() && !isSpecial(id.charAt(plain))) {
      plain++;
    }
    if (plain == id.length()) {
      return id;
    }
    StringBuilder escaped = new StringBuilder(id.length() + 8).append(id, 0, plain);
    for (int i = plain; i < id.length(); i++) {
      char c = id.charAt(i);
      if (isSpecial(c)) {
        escaped.append('%').append(Integer.toHexString(c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static boolean isSpecial(int c) {
    return SPECIAL.indexOf(c) >= 0;
  }
}
