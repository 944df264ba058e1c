package io.adclicks.backfill.manifest;

import static io.adclicks.backfill.archive.ArchivedDay.DATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.backfill.archive.ArchiveFolder;
import io.adclicks.backfill.archive.ArchivedDay;
import io.adclicks.pipeline.source.EncodedClick;
import io.adclicks.pipeline.source.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamineDayTest {
  private static final long HOUR = 3_600_000;

  @TempDir Path root;
  private final List<List<Path>> batches = new ArrayList<>();

  /** Three batches of the day, each with files in two hours. */
  @BeforeEach
  void archive() {
    for (int batch = 0; batch < 3; batch++) {
      batches.add(ArchivedDay.write(root, clicks(20L * batch, batch * HOUR)));
    }
  }

  @Test
  void aWholeDayIsSound() throws IOException {
    assertThat(examine().faults()).isEmpty();
    assertThat(examine().manifest().clicks()).isEqualTo(60);
    assertThat(examine().notes()).hasSize(4).allMatch(note -> note.endsWith("is not sealed"));
  }

  @Test
  void aLostFileIsMissedByItsSibling() throws IOException {
    Path lost = batches.get(1).get(0);
    Files.delete(lost);

    assertThat(examine().faults()).containsExactly(lost + " with 10 clicks is missing");
  }

  @Test
  void aLostFileBeforeMidnightIsMissedByItsSiblingOfTheNextDay() throws IOException {
    List<Path> files = ArchivedDay.write(root, clicks(60, 23 * HOUR));
    Files.delete(files.get(0));

    assertThat(examine().faults()).containsExactly(files.get(0) + " with 10 clicks is missing");
  }

  @Test
  void aLostBatchLeavesAGapInTheOffsets() throws IOException {
    for (Path lost : batches.get(1)) {
      Files.delete(lost);
    }

    assertThat(examine().faults()).containsExactly("partition 0: offsets 20 to 39 are in no file");
  }

  @Test
  void aLostBatchAtMidnightIsFoundWithTheNextDay() throws IOException {
    List<Path> last = ArchivedDay.write(root, clicks(60, 22 * HOUR));
    ArchivedDay.write(root, clicks(80, 24 * HOUR));
    assertThat(examine().faults()).isEmpty();
    for (Path lost : last) {
      Files.delete(lost);
    }

    assertThat(examine(DATE.plusDays(1)).faults())
        .containsExactly("partition 0: offsets 60 to 79 are in no file");
    assertThat(examine().faults()).containsExactly("partition 0: offsets 60 to 79 are in no file");
  }

  @Test
  void theGapOfAnotherDayIsNoFaultOfThisOne() throws IOException {
    ArchivedDay.write(root, clicks(60, 25 * HOUR));
    ArchivedDay.write(root, clicks(100, 26 * HOUR));

    assertThat(examine().faults()).isEmpty();
    assertThat(examine(DATE.plusDays(1)).faults()).hasSize(1);
  }

  @Test
  void aFlippedBitIsFound() throws IOException {
    Path file = batches.get(2).get(1);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 40] ^= 1;
    Files.write(file, bytes);

    assertThat(examine().faults())
        .singleElement()
        .asString()
        .startsWith(file + " is damaged: after 0 clicks");
  }

  @Test
  void anEmptyFileIsFound() throws IOException {
    Path file = batches.get(0).get(0);
    Files.write(file, new byte[0]);

    assertThat(examine().faults()).anyMatch(fault -> fault.startsWith(file + " is damaged"));
  }

  @Test
  void aFileInAForeignFolderIsFound() throws IOException {
    Path file = batches.get(0).get(0);
    Path elsewhere = Files.createDirectories(file.getParent().resolveSibling("hour=17"));
    Files.copy(file, elsewhere.resolve(file.getFileName()));

    assertThat(examine().faults())
        .singleElement()
        .asString()
        .contains("it should lie at /dt=2026-11-24/hour=00/");
  }

  @Test
  void aFileWrittenTwiceIsNoFault() throws IOException {
    ArchivedDay.write(root, clicks(20, HOUR));

    assertThat(examine().faults()).isEmpty();
  }

  @Test
  void aBatchThatWasHalfWrittenAndThenWrittenAgainIsNoFault() throws IOException {
    List<Path> half = ArchivedDay.write(root, clicks(60, 3 * HOUR));
    Files.delete(half.get(1));
    assertThat(examine().faults()).hasSize(1);

    ArchivedDay.write(root, clicks(60, 3 * HOUR).subList(0, 15));
    assertThat(examine().faults()).containsExactly(half.get(1) + " with 10 clicks is missing");

    ArchivedDay.write(root, clicks(60, 3 * HOUR).subList(15, 20));
    assertThat(examine().faults()).isEmpty();
  }

  @Test
  void theSameHoldsAcrossMidnight() throws IOException {
    List<Path> half = ArchivedDay.write(root, clicks(60, 23 * HOUR));
    Files.delete(half.get(1));
    ArchivedDay.write(root, clicks(60, 23 * HOUR).subList(0, 10));
    ArchivedDay.write(root, clicks(60, 23 * HOUR).subList(10, 20));

    assertThat(examine().faults()).isEmpty();
    assertThat(examine(DATE.plusDays(1)).faults()).isEmpty();
  }

  @Test
  void aLostFileIsNotMadeGoodByAnotherBatchThatIsNotWhole() throws IOException {
    List<Path> first = ArchivedDay.write(root, clicks(60, 3 * HOUR));
    List<Path> second = ArchivedDay.write(root, clicks(60, 3 * HOUR));
    Files.delete(first.get(0));
    Files.delete(second.get(0));

    assertThat(examine().faults()).hasSize(2);
  }

  @Test
  void recordsThatAreNoClickLeaveNoGap() throws IOException {
    byte[] garbage = {1, 2, 3};
    List<Path> marker =
        ArchivedDay.write(
            root,
            List.of(
                new EncodedClick(Position.of(0, 60), garbage),
                new EncodedClick(Position.of(0, 61), new byte[0])));
    ArchivedDay.write(root, clicks(62, 5 * HOUR));

    assertThat(marker).hasSize(1);
    assertThat(examine().faults()).isEmpty();
    Files.delete(marker.get(0));
    assertThat(examine().faults()).containsExactly("partition 0: offsets 60 to 61 are in no file");
  }

  @Test
  void anEmptyDayIsSoundAndHasADigest() throws IOException {
    Findings empty = examine(LocalDate.of(2026, 1, 1));

    assertThat(empty.faults()).isEmpty();
    assertThat(empty.manifest().clicks()).isZero();
    assertThat(empty.manifest().digest()).hasSize(64);
  }

  private Findings examine() throws IOException {
    return examine(DATE);
  }

  private Findings examine(LocalDate date) throws IOException {
    return ExamineDay.of(new ArchiveFolder(root.toString()), date);
  }

  /** Twenty clicks, half of them in the next hour. */
  static List<EncodedClick> clicks(long firstOffset, long millis) {
    List<EncodedClick> clicks = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      long time = millis + i / 10 * HOUR + (long) i;
      clicks.add(ArchivedDay.click(0, firstOffset + i, "ad", "user-" + i, time));
    }
    return clicks;
  }
}
