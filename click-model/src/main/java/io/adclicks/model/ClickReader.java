package io.adclicks.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A cursor over one encoded click that finds the fields without creating objects, for the hot path
 * that decodes hundreds of thousands a second. Not safe for use by several threads.
 *
 * <p>The fields hold after {@link #read} until the next call. Ranges into {@link #bytes()} stand
 * for text in UTF-8.
 */
public final class ClickReader {
  private byte[] bytes = {};
  private int position;
  private boolean ascii;

  int adIdStart;
  int adIdLength;
  int userIdStart;
  int userIdLength;
  int ipStart;
  int ipLength;
  int ivtStart;
  int ivtLength;
  int tokenStart;
  int tokenLength;
  private long eventTimeMillis;
  private long costE4;
  private long receivedAtMillis;

  /**
   * Moves to another click and checks it.
   *
   * @param encoded an Avro single-object encoding as {@link ClickCodec} writes it
   * @throws RejectedClickException if the bytes are no click or a field is out of range
   */
  public void read(byte[] encoded) {
    bytes = ClickCodec.requireCurrentSchema(encoded);
    position = ClickCodec.HEADER_LENGTH;
    ascii = true;
    adIdLength = readText("ad_id", Click.MAX_AD_ID_LENGTH);
    adIdStart = position - adIdLength;
    userIdLength = readText("user_id", Click.MAX_USER_ID_LENGTH);
    userIdStart = position - userIdLength;
    eventTimeMillis = readLong();
    ipLength = readText("ip", Click.MAX_IP_LENGTH);
    ipStart = position - ipLength;
    costE4 = readLong();
    ivtLength = readText("ivt", 32);
    ivtStart = position - ivtLength;
    receivedAtMillis = readLong();
    tokenLength = readText("token", Click.MAX_TOKEN_LENGTH);
    tokenStart = position - tokenLength;
    if (position != bytes.length) {
      throw RejectedClickException.malformed(
          (bytes.length - position) + " bytes follow the end of the click");
    }
    requireValid();
  }

  /**
   * Finds only the times of a click, for a source that has to know them before anybody decodes the
   * rest. Nothing else of the cursor holds afterwards, and nothing is checked.
   *
   * @return whether the bytes could be read that far
   */
  public boolean readTimes(byte[] encoded) {
    try {
      bytes = ClickCodec.requireCurrentSchema(encoded);
      position = ClickCodec.HEADER_LENGTH;
      skipText();
      skipText();
      eventTimeMillis = readLong();
      skipText();
      readLong();
      skipText();
      receivedAtMillis = readLong();
      return true;
    } catch (RejectedClickException e) {
      return false;
    }
  }

  /** The encoded click. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the ad id starts in {@link #bytes()}. */
  public int adIdStart() {
    return adIdStart;
  }

  /** Bytes of the ad id. */
  public int adIdLength() {
    return adIdLength;
  }

  /** Where the user id starts in {@link #bytes()}. */
  public int userIdStart() {
    return userIdStart;
  }

  /** Bytes of the user id. */
  public int userIdLength() {
    return userIdLength;
  }

  /** Where the address starts in {@link #bytes()}. */
  public int ipStart() {
    return ipStart;
  }

  /** Bytes of the address; 0 when it is unknown. */
  public int ipLength() {
    return ipLength;
  }

  /** Where the token's text starts in {@link #bytes()}. */
  public int tokenStart() {
    return tokenStart;
  }

  /** Bytes of the token's text; 0 when the click has none. */
  public int tokenLength() {
    return tokenLength;
  }

  /** Whether the gateway tagged the click as general invalid traffic. */
  public boolean isGeneralInvalid() {
    return ivtLength > 0;
  }

  /** Event time in milliseconds since the epoch. */
  public long eventTimeMillis() {
    return eventTimeMillis;
  }

  /** Price in ten-thousandths. */
  public long costE4() {
    return costE4;
  }

  /** When the gateway received the click, in milliseconds since the epoch. */
  public long receivedAtMillis() {
    return receivedAtMillis;
  }

  /** The click as a value. */
  public Click toClick() {
    return new Click(
        text(adIdStart, adIdLength),
        text(userIdStart, userIdLength),
        eventTimeMillis,
        text(ipStart, ipLength),
        costE4,
        text(ivtStart, ivtLength),
        receivedAtMillis,
        text(tokenStart, tokenLength));
  }

  private void requireValid() {
    boolean inRange =
        adIdLength > 0
            && userIdLength > 0
            && eventTimeMillis >= 0
            && eventTimeMillis <= Click.MAX_EVENT_TIME_MILLIS
            && costE4 >= 0
            && costE4 <= Money.MAX_COST_E4;
    if (!inRange || !ascii || ivtLength > 0) {
      requireUtf8();
      // The record's own checks decide, and name the field.
      toClick();
    }
  }

  private void requireUtf8() {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, adIdStart, adIdLength));
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, userIdStart, userIdLength));
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, ipStart, ipLength));
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, ivtStart, ivtLength));
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, tokenStart, tokenLength));
    } catch (CharacterCodingException e) {
      throw RejectedClickException.malformed("the text of the click is not valid UTF-8");
    }
  }

  private String text(int start, int length) {
    return new String(bytes, start, length, StandardCharsets.UTF_8);
  }

  private int readText(String field, int maxCharacters) {
    long length = readLong();
    if (length < 0 || length > bytes.length - position) {
      throw RejectedClickException.malformed("the click ends inside " + field);
    }
    if (length > 4L * maxCharacters) {
      throw RejectedClickException.invalidField(
          field
              + " has "
              + length
              + " bytes, at most "
              + maxCharacters
              + " characters are allowed");
    }
    int end = position + (int) length;
    // A printable ASCII text needs no closer look unless it is too long.
    boolean plain = length <= maxCharacters;
    for (int i = position; i < end; i++) {
      plain &= bytes[i] >= ' ' && bytes[i] != 0x7f;
    }
    ascii &= plain;
    position = end;
    return (int) length;
  }

  private void skipText() {
    long length = readLong();
    if (length < 0 || length > bytes.length - position) {
      throw RejectedClickException.malformed("the click ends inside a text");
    }
    position += (int) length;
  }

  /** Avro's zig-zag variable-length long (Avro specification, "Binary encoding"). */
  private long readLong() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (position >= bytes.length) {
        throw RejectedClickException.malformed("the click ends inside a number");
      }
      byte next = bytes[position++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw RejectedClickException.malformed("a number of the click has more than 64 bits");
  }
}
