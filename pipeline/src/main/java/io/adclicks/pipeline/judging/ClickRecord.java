package io.adclicks.pipeline.judging;

import io.adclicks.model.ClickReader;
import io.adclicks.pipeline.batching.AdKey;
import io.adclicks.pipeline.batching.BodyReader;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.batching.Fingerprint;

/**
 * A click inside a batch: the fingerprints of its user and its address, its ad, cost, general IVT,
 * position, milliseconds within the minute and token; the id of its ad is the record's name. A
 * cursor without objects of its own; it holds until the next read.
 */
public final class ClickRecord {
  private final AdKey ad = new AdKey();
  private final TokenKey token = new TokenKey();
  private int start;
  private long userHigh;
  private long userLow;
  private long addressHigh;
  private long addressLow;
  private long costAndTag;
  private long position;
  private long millisOfMinute;

  /**
   * Writes the click that a reader stands on.
   *
   * @param user the fingerprint of its user
   * @param token the fingerprint of its token
   * @param position see {@code Position}
   */
  public static void write(
      ClickReader click, Fingerprint user, Fingerprint token, long position, BodyWriter out) {
    Fingerprint address = Fingerprint.of(click.bytes(), click.ipStart(), click.ipLength());
    out.hash(user.high()).hash(user.low()).hash(address.high()).hash(address.low());
    AdKey.write(click.bytes(), click.adIdStart(), click.adIdLength(), out)
        .number((click.costE4() << 1) | (click.isGeneralInvalid() ? 1 : 0))
        .number(position)
        .number(click.eventTimeMillis() % 60_000);
    TokenKey.write(token, out);
  }

  /** Moves to the next click of a batch. */
  public void read(BodyReader in) {
    start = in.position();
    userHigh = in.hash();
    userLow = in.hash();
    addressHigh = in.hash();
    addressLow = in.hash();
    ad.read(in);
    costAndTag = in.number();
    position = in.number();
    millisOfMinute = in.number();
    token.read(in);
  }

  /** Where the record starts in the body. */
  int start() {
    return start;
  }

  /** The upper half of the user's fingerprint. */
  long userHigh() {
    return userHigh;
  }

  /** The lower half of the user's fingerprint. */
  long userLow() {
    return userLow;
  }

  /** The upper half of the address's fingerprint. */
  long addressHigh() {
    return addressHigh;
  }

  /** The lower half of the address's fingerprint. */
  long addressLow() {
    return addressLow;
  }

  /** Whether the address is known. */
  boolean hasAddress() {
    return (addressHigh | addressLow) != 0;
  }

  /** The ad. */
  public AdKey ad() {
    return ad;
  }

  /** The token that the click came with. */
  public TokenKey token() {
    return token;
  }

  /** Price in ten-thousandths. */
  long costE4() {
    return costAndTag >> 1;
  }

  /** Whether the click carries a tag of general invalid traffic. */
  boolean isGeneralInvalid() {
    return (costAndTag & 1) != 0;
  }

  /** Where the click lies in the source; see {@code Position}. */
  public long position() {
    return position;
  }

  /** Event time within its minute, 0 to 59999. */
  public long millisOfMinute() {
    return millisOfMinute;
  }
}
