package io.adclicks.backfill.archive;

import static io.adclicks.backfill.archive.ArchivedDay.DATE;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adclicks.pipeline.source.EncodedClick;
import io.adclicks.pipeline.source.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadArchiveTest {
  private static final String DIRECT = "--runner=DirectRunner --targetParallelism=2";
  private static final String FLINK =
      "--runner=FlinkRunner --flinkMaster=[local] --parallelism=2 --objectReuse=true";

  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(strings = {DIRECT, FLINK})
  void everyClickComesBackAsItWasInKafka(String runner) {
    List<EncodedClick> clicks = ArchivedDay.clicks(1_000);
    ArchivedDay.write(root, clicks.subList(0, 600));
    ArchivedDay.write(root, clicks.subList(600, 1_000));

    assertRead(runner, DATE, clicks);
  }

  @ParameterizedTest
  @ValueSource(strings = {DIRECT, FLINK})
  void aDayWithoutAFileIsEmpty(String runner) {
    ArchivedDay.write(root, ArchivedDay.clicks(10));

    assertRead(runner, DATE.plusDays(1), List.of());
  }

  @Test
  void anArchiveThatDoesNotExistIsEmpty() {
    root = root.resolve("nothing");

    assertRead(DIRECT, DATE, List.of());
  }

  @Test
  void midnightSeparatesTheDays() {
    EncodedClick before = ArchivedDay.click(0, 1, "ad", "u", -1);
    EncodedClick first = ArchivedDay.click(0, 2, "ad", "u", 0);
    EncodedClick last = ArchivedDay.click(0, 3, "ad", "u", 86_399_999);
    EncodedClick after = ArchivedDay.click(0, 4, "ad", "u", 86_400_000);
    ArchivedDay.write(root, List.of(before, first, last, after));

    assertRead(DIRECT, DATE.minusDays(1), List.of(before));
    assertRead(DIRECT, DATE, List.of(first, last));
    assertRead(DIRECT, DATE.plusDays(1), List.of(after));
  }

  @Test
  void edgeDuplicatesKeepTheirPlaceBehindAllClicks() {
    EncodedClick duplicate =
        ArchivedDay.click(Position.DUPLICATES_PARTITION + 3, 5_000_000_000L, "ad", "u", 0);
    ArchivedDay.write(root, List.of(duplicate));

    assertRead(DIRECT, DATE, List.of(duplicate));
  }

  @Test
  void aDamagedFileFailsTheRun() throws IOException {
    Path file = ArchivedDay.write(root, ArchivedDay.clicks(100)).get(0);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 30] ^= 0x40;
    Files.write(file, bytes);

    assertThatThrownBy(() -> assertRead(DIRECT, DATE, List.of()))
        .hasMessageContaining(file.getFileName().toString())
        .hasMessageContaining("is damaged");
  }

  @Test
  void aFileThatWasCutOffBetweenTwoBlocksFailsTheRun() throws IOException {
    Path whole = ArchivedDay.write(root, ArchivedDay.clicks(24)).get(0);
    Files.write(whole, upToTheFirstBlock(Files.readAllBytes(whole)));

    assertThatThrownBy(() -> assertRead(DIRECT, DATE, List.of()))
        .hasMessageContaining("it holds 0 clicks and should hold 1");
  }

  @Test
  void aFileThatIsNamedAndNotThereFailsTheRun() throws IOException {
    List<Path> files = ArchivedDay.write(root, ArchivedDay.clicks(48));
    Files.delete(files.get(3));
    Pipeline pipeline =
        Pipeline.create(PipelineOptionsFactory.fromArgs(DIRECT.split(" ")).create());
    pipeline.apply(ReadArchive.files(files.stream().map(Path::toString).toList()));

    assertThatThrownBy(pipeline::run)
        .hasMessageContaining(files.get(3) + " is gone since the day was examined");
  }

  private static byte[] upToTheFirstBlock(byte[] file) {
    // The header ends with the 16 bytes that also end each block.
    for (int i = 16; i < file.length; i++) {
      if (Arrays.equals(file, i - 16, i, file, file.length - 16, file.length)) {
        return Arrays.copyOf(file, i);
      }
    }
    throw new AssertionError("no block");
  }

  private void assertRead(String runner, LocalDate date, List<EncodedClick> expected) {
    Pipeline pipeline =
        Pipeline.create(PipelineOptionsFactory.fromArgs(runner.split(" ")).create());
    PAssert.that(pipeline.apply(ReadArchive.day(root.toString(), date)))
        .containsInAnyOrder(expected);
    pipeline.run().waitUntilFinish();
  }
}
