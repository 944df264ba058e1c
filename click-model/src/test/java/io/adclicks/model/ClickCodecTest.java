package io.adclicks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

class ClickCodecTest {
  private static final Click CLICK =
      new Click(
          "ad-ä-1",
          "user\uD83D\uDE00",
          1_790_000_000_123L,
          "2001:db8::1",
          2_500,
          "",
          7L,
          "SflKxwRJSMeKKF2QT4fwpM");

  @Property
  void everyClickSurvivesTheRoundTrip(
      @ForAll @AlphaChars @StringLength(min = 1, max = 64) String adId,
      @ForAll @AlphaChars @NotEmpty @StringLength(max = 128) String userId,
      @ForAll @LongRange(min = 0, max = Click.MAX_EVENT_TIME_MILLIS) long eventTime,
      @ForAll @LongRange(min = 0, max = Money.MAX_COST_E4) long cost,
      @ForAll @AlphaChars @StringLength(max = Click.MAX_TOKEN_LENGTH) String token) {
    Click click =
        new Click(adId, userId, eventTime, "10.0.0.1", cost, "BOT_USER_AGENT", eventTime, token);

    assertThat(ClickCodec.decode(ClickCodec.encode(click))).isEqualTo(click);
  }

  @Test
  void avrosOwnDecoderReadsOurBytes() throws IOException {
    GenericRecord read =
        new BinaryMessageDecoder<GenericRecord>(GenericData.get(), ClickCodec.SCHEMA)
            .decode(ClickCodec.encode(CLICK));

    assertThat(read.get("ad_id")).hasToString(CLICK.adId());
    assertThat(read.get("event_time")).isEqualTo(CLICK.eventTimeMillis());
    assertThat(read.get("cost_e4")).isEqualTo(CLICK.costE4());
    assertThat(read.get("token")).hasToString(CLICK.token());
  }

  @Test
  void weReadTheBytesOfAvrosOwnEncoder() throws IOException {
    GenericRecord click = new GenericData.Record(ClickCodec.SCHEMA);
    click.put("ad_id", CLICK.adId());
    click.put("user_id", CLICK.userId());
    click.put("event_time", CLICK.eventTimeMillis());
    click.put("ip", CLICK.ip());
    click.put("cost_e4", CLICK.costE4());
    click.put("ivt", CLICK.ivt());
    click.put("received_at", CLICK.receivedAtMillis());
    click.put("token", CLICK.token());

    var encoded =
        new BinaryMessageEncoder<GenericRecord>(GenericData.get(), ClickCodec.SCHEMA).encode(click);

    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    assertThat(ClickCodec.decode(bytes)).isEqualTo(CLICK);
  }

  @Property
  void bytesCutShortAreRejectedNotMisread(@ForAll @LongRange(min = 0, max = 40) long length) {
    byte[] cut = Arrays.copyOf(ClickCodec.encode(CLICK), (int) length);

    assertThatThrownBy(() -> ClickCodec.decode(cut)).isInstanceOf(RejectedClickException.class);
  }

  @Test
  void aTokenThatIsTooLongIsRejected() {
    byte[] bytes = ClickCodec.encode(CLICK);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 11);
    Arrays.fill(longer, bytes.length, longer.length, (byte) 'x');
    longer[bytes.length - CLICK.token().length() - 1] = 2 * 33;

    assertThatThrownBy(() -> ClickCodec.decode(longer))
        .isInstanceOf(RejectedClickException.class)
        .hasMessage("token has 33 characters, at most 32 are allowed");
  }

  @Property
  void garbageAfterARightHeaderNeverEscapesAsAnotherError(@ForAll byte[] garbage) {
    byte[] bytes = Arrays.copyOf(ClickCodec.encode(CLICK), 10 + garbage.length);
    System.arraycopy(garbage, 0, bytes, 10, garbage.length);

    try {
      ClickCodec.decode(bytes);
    } catch (RejectedClickException e) {
      assertThat(e).hasMessageMatching("(?s).+");
    }
  }

  @Test
  void anUnknownSchemaIsNamedByItsFingerprint() {
    byte[] bytes = ClickCodec.encode(CLICK);
    bytes[5] ^= 1;

    assertThatThrownBy(() -> ClickCodec.decode(bytes))
        .isInstanceOfSatisfying(
            RejectedClickException.class,
            e -> assertThat(e.reason()).isEqualTo(RejectionReason.UNKNOWN_SCHEMA));
  }
}
