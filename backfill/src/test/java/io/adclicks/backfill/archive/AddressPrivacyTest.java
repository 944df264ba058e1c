package io.adclicks.backfill.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adclicks.model.Click;
import io.adclicks.model.ClickCodec;
import io.adclicks.model.ClickReader;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AddressPrivacyTest {
  private static final AddressPrivacy PRIVACY = AddressPrivacy.pseudonyms(key(1));

  @Test
  void addressIsNowhereInTheBytesThatAreKept() {
    String kept = new String(kept(PRIVACY, "192.0.2.77"), ISO_8859_1);

    assertThat(kept).doesNotContain("192.0.2.77").doesNotContain("192.0");
  }

  @Test
  void equalAddressesStayEqualAndOthersStayApart() {
    String first = pseudonym(PRIVACY, "192.0.2.77");

    assertThat(pseudonym(AddressPrivacy.pseudonyms(key(1)), "192.0.2.77")).isEqualTo(first);
    assertThat(pseudonym(PRIVACY, "192.0.2.78")).isNotEqualTo(first);
    assertThat(pseudonym(PRIVACY, "2001:db8::1")).isNotEqualTo(first);
    assertThat(pseudonym(AddressPrivacy.pseudonyms(key(2)), "192.0.2.77")).isNotEqualTo(first);
  }

  @Test
  void everythingElseStaysAsItIs() {
    Click plain = click("192.0.2.77");
    Click kept = read(kept(PRIVACY, "192.0.2.77")).toClick();

    assertThat(kept).usingRecursiveComparison().ignoringFields("ip").isEqualTo(plain);
    assertThat(read(kept(PRIVACY, "")).toClick()).isEqualTo(click(""));
    assertThat(read(kept(AddressPrivacy.NONE, "192.0.2.77")).toClick()).isEqualTo(plain);
  }

  @Test
  void keyThatCanBeGuessedIsRefused() {
    assertThatThrownBy(() -> AddressPrivacy.pseudonyms(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the key of the pseudonyms has 31 bytes: write 32 or more");
  }

  private static String pseudonym(AddressPrivacy privacy, String address) {
    return read(kept(privacy, address)).toClick().ip();
  }

  private static byte[] kept(AddressPrivacy privacy, String address) {
    return privacy.apply(read(ClickCodec.encode(click(address))));
  }

  private static ClickReader read(byte[] bytes) {
    ClickReader reader = new ClickReader();
    reader.read(bytes);
    return reader;
  }

  private static Click click(String address) {
    return new Click(
        "ad-1", "user-1", 1_700_000_000_000L, address, 2_500, "", 1_700_000_001_000L, "token-1");
  }

  private static byte[] key(int fill) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return key;
  }
}
