package io.adclicks.backfill.counting;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of the archive.
 *
 * @param name its full name
 * @param hour the hour of its clicks, 0 to 23
 * @param bytes its size
 */
public record ArchivedFile(String name, int hour, long bytes) {
  private static final Pattern HOUR = Pattern.compile(".*/hour=(\\d\\d)/[^/]+");

  public ArchivedFile {
    if (hour < 0 || hour > 23 || bytes < 0) {
      throw new IllegalArgumentException(
          "%s is of hour %d and has %d bytes".formatted(name, hour, bytes));
    }
  }

  static ArchivedFile of(String name, long bytes) {
    Matcher parts = HOUR.matcher(name);
    if (!parts.matches()) {
      throw new IllegalArgumentException(name + " does not lie in the folder of an hour");
    }
    return new ArchivedFile(name, Integer.parseInt(parts.group(1)), bytes);
  }

  /** Its name below the folder of the day. */
  public String key() {
    return name.substring(name.lastIndexOf("hour="));
  }
}
