package io.adclicks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
  private static final Receipt RECEIPT = new Receipt(false, 3, 4_711, "ad-1", 1_700_000_000_123L);
  private static final String OLD = "old:" + secret('a');
  private static final String NEW = "new:" + secret('b');

  private final Receipts receipts = receipts(NEW);

  @Property
  void aReceiptComesBackWhole(
      @ForAll boolean copy,
      @ForAll @IntRange(max = 100_000) int partition,
      @ForAll @LongRange(max = Long.MAX_VALUE) long offset,
      @ForAll @AlphaChars @StringLength(min = 1, max = 64) String adId,
      @ForAll @LongRange(max = Click.MAX_EVENT_TIME_MILLIS) long eventTimeMillis) {
    Receipt receipt = new Receipt(copy, partition, offset, adId, eventTimeMillis);

    assertThat(receipts.open(receipts.seal(receipt))).isEqualTo(receipt);
  }

  @Test
  void aReceiptFitsIntoAPathAndIsTheSameEveryTime() {
    String text = receipts.seal(RECEIPT);

    assertThat(text).matches("new\\.[A-Za-z0-9_-]{56}").isEqualTo(receipts.seal(RECEIPT));
  }

  @Test
  void copyAndFirstLookAlike() {
    String copy = receipts.seal(new Receipt(true, 3, 4_711, "ad-1", 1_700_000_000_123L));

    assertThat(copy).hasSameSizeAs(receipts.seal(RECEIPT)).isNotEqualTo(receipts.seal(RECEIPT));
  }

  @Test
  void theCopiesOfAPartitionLieBehindAllOtherPartitions() {
    assertThat(RECEIPT.sourcePartition()).isEqualTo(3);
    assertThat(new Receipt(true, 3, 4_711, "ad-1", 1_700_000_000_123L).sourcePartition())
        .isEqualTo(524_291);
  }

  @Test
  void everyChangedCharacterIsNoticed() {
    String text = receipts.seal(RECEIPT);

    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      assertNoReceipt(text.substring(0, i) + other + text.substring(i + 1));
    }
    for (int length = 0; length < text.length(); length++) {
      assertNoReceipt(text.substring(0, length));
    }
  }

  @Test
  void aReceiptOfARetiredKeyReadsWhileTheKeyIsListed() {
    String text = receipts(OLD).seal(RECEIPT);

    assertThat(receipts(NEW + "," + OLD).open(text)).isEqualTo(RECEIPT);
    assertNoReceipt(text);
  }

  @Test
  void theMinuteIsThatOfTheClick() {
    assertThat(RECEIPT.minute()).isEqualTo(1_700_000_000_123L / 60_000);
  }

  private void assertNoReceipt(String text) {
    assertThatThrownBy(() -> receipts.open(text))
        .isInstanceOf(InvalidReceiptException.class)
        .hasMessageStartingWith("the receipt");
  }

  private static Receipts receipts(String keys) {
    return Receipts.of(KeyRing.parse(keys));
  }

  private static String secret(char fill) {
    return Base64.getEncoder()
        .encodeToString(String.valueOf(fill).repeat(32).getBytes(StandardCharsets.UTF_8));
  }
}
