package io.adclicks.bench.peers;

/** A click as a Flink POJO, which Flink serializes field by field. */
public final class PeerClick {
  /** The ad. */
  public String adId;

  /** Who clicked. */
  public String userId;

  /** When, in milliseconds since the epoch. */
  public long eventTimeMillis;

  /** Price in ten-thousandths. */
  public long costE4;

  /** Whether the click is tagged as general invalid traffic. */
  public boolean tagged;

  /** The minute of the event, in minutes since the epoch. */
  public long minute() {
    return eventTimeMillis / 60_000;
  }
}
