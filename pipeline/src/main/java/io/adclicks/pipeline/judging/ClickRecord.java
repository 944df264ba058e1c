package io.adclicks.pipeline.judging;

import io.adclicks.model.ClickReader;
import io.adclicks.pipeline.batching.BodyReader;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.batching.ByteKeyIndex;

/**
 * A click inside a batch: user, ad, address, cost, general IVT, position and milliseconds within
 * the minute. A cursor without objects of its own; it holds until the next read.
 */
public final class ClickRecord {
  private byte[] bytes = {};
  private int userStart;
  private int userLength;
  private int adStart;
  private int adLength;
  private int addressStart;
  private int addressLength;
  private long costE4;
  private boolean generalInvalid;
  private long position;
  private long millisOfMinute;

  /** Writes the click that a reader stands on. */
  public static void write(ClickReader click, long position, BodyWriter out) {
    out.text(click.bytes(), click.userIdStart(), click.userIdLength())
        .text(click.bytes(), click.adIdStart(), click.adIdLength())
        .text(click.bytes(), click.ipStart(), click.ipLength())
        .number((click.costE4() << 1) | (click.isGeneralInvalid() ? 1 : 0))
        .number(position)
        .number(click.eventTimeMillis() % 60_000);
  }

  /** Moves to the next click of a batch. */
  public void read(BodyReader in) {
    bytes = in.text().bytes();
    userStart = in.textStart();
    userLength = in.textLength();
    in.text();
    adStart = in.textStart();
    adLength = in.textLength();
    in.text();
    addressStart = in.textStart();
    addressLength = in.textLength();
    long costAndTag = in.number();
    costE4 = costAndTag >> 1;
    generalInvalid = (costAndTag & 1) != 0;
    position = in.number();
    millisOfMinute = in.number();
  }

  /** The user's number in an index. */
  int userIn(ByteKeyIndex users) {
    return users.idOf(bytes, userStart, userLength);
  }

  /** The ad's number in an index. */
  int adIn(ByteKeyIndex ads) {
    return ads.idOf(bytes, adStart, adLength);
  }

  /** The address's number in an index. */
  int addressIn(ByteKeyIndex addresses) {
    return addresses.idOf(bytes, addressStart, addressLength);
  }

  /** The ad as text. */
  public String adId() {
    return new String(bytes, adStart, adLength, java.nio.charset.StandardCharsets.UTF_8);
  }

  /** Price in ten-thousandths. */
  public long costE4() {
    return costE4;
  }

  /** Whether the click carries a tag of general invalid traffic. */
  public boolean isGeneralInvalid() {
    return generalInvalid;
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
