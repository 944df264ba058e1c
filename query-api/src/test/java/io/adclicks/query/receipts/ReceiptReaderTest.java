package io.adclicks.query.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adclicks.query.Api;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiptReaderTest {
  private static final StoredClick CLICK = StoredClick.at(1, 100, "ad-1", "ann");

  @Test
  void aReceiptIsOpenedUnderEachOfTheKeys() {
    ReceiptReader reader = new ReceiptReader(keys(Api.RECEIPT_KEYS), archive("/archive"));

    assertThat(reader.open(CLICK.sealed())).isEqualTo(CLICK.receipt());
    assertThat(reader.open(CLICK.sealedUnder(Api.key("old", 'o')))).isEqualTo(CLICK.receipt());
  }

  @Test
  void anArchiveWithoutKeysStopsTheStart() {
    assertThatThrownBy(() -> new ReceiptReader(Optional::empty, archive("/archive")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("adclicks.receipts.keys");
  }

  @Test
  void soDoKeysThatAreNone() {
    assertThatThrownBy(() -> new ReceiptReader(keys("short:YQ=="), archive("/archive")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("adclicks.receipts.keys is wrong");
  }

  @Test
  void keysWithoutAnArchiveOpenNothing() {
    ReceiptReader reader = new ReceiptReader(keys(Api.RECEIPT_KEYS), archive(null));

    assertThatThrownBy(() -> reader.open(CLICK.sealed()))
        .isInstanceOf(UnanswerableReceiptException.class);
  }

  private static ReceiptSettings keys(String keys) {
    return () -> Optional.of(keys);
  }

  private static ArchiveSettings archive(String location) {
    return new ArchiveSettings() {
      @Override
      public Optional<String> location() {
        return Optional.ofNullable(location);
      }

      @Override
      public String s3Endpoint() {
        return "";
      }
    };
  }
}
