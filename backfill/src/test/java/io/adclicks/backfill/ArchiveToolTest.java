package io.adclicks.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.backfill.archive.ArchiveFolder;
import io.adclicks.backfill.archive.ArchivedDay;
import io.adclicks.backfill.manifest.DayManifest;
import io.adclicks.backfill.manifest.ManifestStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveToolTest {
  @TempDir Path root;

  @Test
  void aSealedDayHasAManifestPerHourWithWhatItHolds() throws IOException {
    ArchivedDay.write(root, ArchivedDay.clicks(48));

    Run seal = run("seal", "--date=2026-11-24");

    DayManifest day = manifest();
    assertThat(seal.code()).isZero();
    assertThat(seal.output()).contains("sound, 24 hours, 24 files, 48 clicks", day.digest());
    assertThat(day.hours()).hasSize(24);
    assertThat(day.hours().get(3).offsets())
        .extracting(range -> List.of(range.partition(), range.first(), range.last()))
        .containsExactly(List.of(0, 3L, 3L), List.of(1, 3L, 3L));
    assertThat(root.resolve("dt=2026-11-24/hour=03/manifest.json")).exists();
    assertThat(run("verify", "--date=2026-11-24").code()).isZero();
  }

  @Test
  void aFileThatComesAfterTheSealChangesTheDigestOnlyWhenTheDayIsSealedAgain() throws IOException {
    ArchivedDay.write(root, ArchivedDay.clicks(48));
    run("seal", "--date=2026-11-24");
    String before = manifest().digest();
    ArchivedDay.write(root, List.of(ArchivedDay.click(0, 24, "ad", "late", 100)));

    Run verify = run("verify", "--date=2026-11-24");

    assertThat(verify.code()).isZero();
    assertThat(verify.output()).contains("2026-11-24T00 has 1 files that came after it was sealed");
    assertThat(manifest().digest()).isEqualTo(before);
    assertThat(run("seal", "--date=2026-11-24").code()).isZero();
    assertThat(manifest().digest()).isNotEqualTo(before);
  }

  @Test
  void aSealedFileThatIsGoneOrReplacedIsAFaultAndIsNotSealedAgain() throws IOException {
    Path first = ArchivedDay.write(root, List.of(ArchivedDay.click(0, 1, "a", "u", 0))).get(0);
    Path second = ArchivedDay.write(root, List.of(ArchivedDay.click(0, 2, "a", "u", 1))).get(0);
    run("seal", "--date=2026-11-24");
    String sealed = manifest().digest();

    Files.delete(second);

    Run again = run("seal", "--date=2026-11-24");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.output())
        .contains("2026-11-24T00 was sealed with " + second.getFileName() + ", which");
    assertThat(manifest().digest()).isEqualTo(sealed);
    assertThat(first).exists();
  }

  @Test
  void oldDaysAreDroppedAndDoNotLookLostAfterwards() throws IOException {
    List<Path> files =
        ArchivedDay.write(
            root,
            List.of(ArchivedDay.click(0, 1, "ad", "u", -1), ArchivedDay.click(0, 2, "ad", "u", 0)));

    Run dry = run("drop", "--date=2026-11-24", "--dryRun");
    assertThat(dry.output()).isEqualTo("1 files of days before 2026-11-24 would go\n");
    assertThat(files).allMatch(Files::exists);

    Run drop = run("drop", "--date=2026-11-24");
    assertThat(drop.output()).isEqualTo("1 files of days before 2026-11-24 are gone\n");
    assertThat(root.resolve("dt=2026-11-23")).doesNotExist();
    assertThat(files.get(1)).exists();
    assertThat(run("verify", "--date=2026-11-24").code()).isZero();
  }

  @Test
  void aWrongArgumentIsToldInASentence() throws IOException {
    assertThat(run("verify", "--date=yesterday").output())
        .isEqualTo("\"yesterday\" is no day: write it like 2026-11-24\n");
    assertThat(run("paint", "--date=2026-11-24").output())
        .isEqualTo("\"paint\" is nothing to do: write verify, seal or drop\n");
    assertThat(run("verify", "--date=2026-11-24", "--nothing=1").code()).isEqualTo(2);
  }

  private DayManifest manifest() throws IOException {
    return new ManifestStore(new ArchiveFolder(root.toString())).read(LocalDate.of(2026, 11, 24));
  }

  private record Run(int code, String output) {}

  private Run run(String task, String... flags) throws IOException {
    String[] args = new String[flags.length + 2];
    args[0] = task;
    args[1] = "--archiveRoot=" + root;
    System.arraycopy(flags, 0, args, 2, flags.length);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      int code = ArchiveTool.run(args, out, out);
      return new Run(code, bytes.toString(StandardCharsets.UTF_8));
    }
  }
}
