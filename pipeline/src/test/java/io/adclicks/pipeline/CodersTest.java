package io.adclicks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adclicks.model.RejectionReason;
import io.adclicks.model.Resolution;
import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.batching.MinuteBatchCoder;
import io.adclicks.pipeline.counting.Cell;
import io.adclicks.pipeline.counting.CellBlock;
import io.adclicks.pipeline.counting.CellBlockCoder;
import io.adclicks.pipeline.counting.Finality;
import io.adclicks.pipeline.source.EncodedClick;
import io.adclicks.pipeline.source.EncodedClickCoder;
import io.adclicks.pipeline.source.RejectedClick;
import io.adclicks.pipeline.source.RejectedClickCoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

/** All coders of what is shuffled or kept in state. */
class CodersTest {
  @Property(tries = 200)
  void minuteBatches(
      @ForAll @LongRange long minute,
      @ForAll @IntRange(min = 1) int size,
      @ForAll @Size(max = 400) byte[] body,
      @ForAll @Size(max = 100) byte[] names)
      throws Exception {
    keepsItsPromises(
        MinuteBatchCoder.of(),
        new MinuteBatch(minute, size, body).withNames(names),
        new MinuteBatch(minute, size, body.clone()).withNames(names.clone()));
  }

  @Property(tries = 200)
  void blocksOfCells(
      @ForAll String ad,
      @ForAll Resolution resolution,
      @ForAll @Size(6) List<Long> numbers,
      @ForAll Finality finality)
      throws Exception {
    keepsItsPromises(
        CellBlockCoder.of(),
        CellBlock.of(cell(ad, resolution, numbers, finality)),
        CellBlock.of(cell(ad, resolution, numbers, finality)));
  }

  @Property(tries = 200)
  void encodedClicks(@ForAll long position, @ForAll @Size(max = 400) byte[] bytes)
      throws Exception {
    keepsItsPromises(
        EncodedClickCoder.of(),
        new EncodedClick(position, bytes),
        new EncodedClick(position, bytes.clone()));
  }

  @Property(tries = 200)
  void rejectedClicks(
      @ForAll long position,
      @ForAll RejectionReason reason,
      @ForAll String text,
      @ForAll long eventTime)
      throws Exception {
    keepsItsPromises(
        RejectedClickCoder.of(),
        new RejectedClick(position, reason, text, text, eventTime, text),
        new RejectedClick(position, reason, text, text, eventTime, text));
  }

  @Test
  void blockOfAnUnknownVersionIsRefused() throws Exception {
    Cell cell = cell("ad", Resolution.HOUR, List.of(0L, 1L, 2L, 3L, 4L, 5L), Finality.FINAL);
    byte[] bytes = CoderUtils.encodeToByteArray(CellBlockCoder.of(), CellBlock.of(cell));
    bytes[0] = 9;

    assertThat(CellBlock.of(cell).cells()).containsExactly(cell);
    assertThatThrownBy(() -> CoderUtils.decodeFromByteArray(CellBlockCoder.of(), bytes))
        .isInstanceOf(CoderException.class)
        .hasMessageContaining("version 9");
  }

  @Test
  void batchOfAnUnknownVersionIsRefused() throws Exception {
    byte[] bytes = CoderUtils.encodeToByteArray(MinuteBatchCoder.of(), batch());
    bytes[0] = 9;

    assertThatThrownBy(() -> CoderUtils.decodeFromByteArray(MinuteBatchCoder.of(), bytes))
        .isInstanceOf(CoderException.class)
        .hasMessageContaining("version 9");
  }

  @Test
  void batchCutShortIsRefused() throws Exception {
    byte[] bytes = CoderUtils.encodeToByteArray(MinuteBatchCoder.of(), batch());

    for (int length = 0; length < bytes.length; length++) {
      InputStream cut = new ByteArrayInputStream(bytes, 0, length);
      assertThatThrownBy(() -> MinuteBatchCoder.of().decode(cut)).isInstanceOf(IOException.class);
    }
  }

  private static <T> void keepsItsPromises(AtomicCoder<T> coder, T value, T equal)
      throws Exception {
    CoderProperties.coderDecodeEncodeEqual(coder, value);
    CoderProperties.coderDeterministic(coder, value, equal);
    CoderProperties.coderConsistentWithEquals(coder, value, equal);
    CoderProperties.coderSerializable(coder);
    coder.verifyDeterministic();
    assertThat(coder.consistentWithEquals()).isTrue();
  }

  private static MinuteBatch batch() {
    return new MinuteBatch(29_000_000, 1, new byte[] {1, 2, 3});
  }

  private static Cell cell(
      String ad, Resolution resolution, List<Long> numbers, Finality finality) {
    return new Cell(
        ad,
        resolution,
        numbers.get(0),
        numbers.get(1),
        numbers.get(2),
        numbers.get(3),
        numbers.get(4),
        finality,
        numbers.get(5));
  }
}
