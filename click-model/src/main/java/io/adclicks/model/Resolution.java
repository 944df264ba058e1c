package io.adclicks.model;

import java.util.Arrays;
import java.util.Optional;

/** The lengths of the event-time windows that clicks are counted in. */
public enum Resolution {
  /** One minute. */
  MINUTE("1m", 60_000L, "ad_metrics_minute"),
  /** Five minutes. */
  FIVE_MINUTES("5m", 300_000L, "ad_metrics_five_minutes"),
  /** One hour. */
  HOUR("1h", 3_600_000L, "ad_metrics_hour");

  private final String label;
  private final long durationMillis;
  private final String table;

  Resolution(String label, long durationMillis, String table) {
    this.label = label;
    this.durationMillis = durationMillis;
    this.table = table;
  }

  /** The short name used in the API and on the command line, such as {@code 5m}. */
  public String label() {
    return label;
  }

  /** The length of a window in milliseconds. */
  public long durationMillis() {
    return durationMillis;
  }

  /** The ClickHouse table that holds the cells of this resolution. */
  public String table() {
    return table;
  }

  /** The start of the window that holds a time, both in milliseconds since the epoch, UTC. */
  public long windowStart(long eventTimeMillis) {
    return Math.floorDiv(eventTimeMillis, durationMillis) * durationMillis;
  }

  /** The resolution of a short name, if there is one. */
  public static Optional<Resolution> ofLabel(String label) {
    return Arrays.stream(values()).filter(r -> r.label.equals(label)).findFirst();
  }

  /**
   * The resolution whose windows are that long.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Resolution ofDuration(long millis) {
    return Arrays.stream(values())
        .filter(r -> r.durationMillis == millis)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no window lasts " + millis + " ms"));
  }
}
