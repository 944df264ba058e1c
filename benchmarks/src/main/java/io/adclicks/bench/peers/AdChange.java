package io.adclicks.bench.peers;

/** How a click, or a verdict that was turned, alters the figures of an ad; a Flink POJO. */
public final class AdChange {
  /** The ad. */
  public String adId;

  /** Valid clicks added. */
  public long valid;

  /** Their cost in ten-thousandths. */
  public long costE4;

  /** Invalid clicks added. */
  public long invalid;

  /** Duplicates added. */
  public long duplicates;

  /** A change without an effect. */
  public AdChange() {}

  AdChange(String adId, long valid, long costE4, long invalid, long duplicates) {
    this.adId = adId;
    this.valid = valid;
    this.costE4 = costE4;
    this.invalid = invalid;
    this.duplicates = duplicates;
  }

  void add(AdChange other) {
    valid += other.valid;
    costE4 += other.costE4;
    invalid += other.invalid;
    duplicates += other.duplicates;
  }
}
