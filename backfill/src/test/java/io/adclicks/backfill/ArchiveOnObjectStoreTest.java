package io.adclicks.backfill;

import static io.adclicks.backfill.archive.ArchivedDay.DATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adclicks.backfill.archive.ArchiveFolder;
import io.adclicks.backfill.archive.ArchiveWriter;
import io.adclicks.backfill.archive.ArchivedDay;
import io.adclicks.backfill.archive.ReadArchive;
import io.adclicks.backfill.archive.WholeFile;
import io.adclicks.pipeline.source.EncodedClick;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveOnObjectStoreTest {
  private static final String BUCKET = "ad-archive";

  @TempDir static Path folder;
  private static ObjectStore store;

  @BeforeAll
  static void start() {
    store = ObjectStore.start(folder, BUCKET);
    FileSystems.setDefaultPipelineOptions(options());
  }

  @AfterAll
  static void stop() {
    store.close();
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  @Test
  void aDayIsWrittenReadSealedVerifiedAndDropped() throws IOException {
    String root = "s3://" + BUCKET + "/clicks";
    List<EncodedClick> clicks = ArchivedDay.clicks(48);
    ArchiveWriter writer = ArchiveWriter.to(root);
    clicks.forEach(writer::add);
    List<ResourceId> files = writer.flush();

    assertThat(files.get(0)).asString().startsWith(root + "/dt=2026-11-24/hour=00/");
    assertRead(root, clicks);
    assertThat(run("seal", root, DATE.toString()))
        .contains("sound, 24 hours, 24 files, 48 clicks, digest ");
    assertThat(run("verify", root, DATE.toString())).contains("2026-11-24: sound");

    FileSystems.delete(files.subList(3, 4));
    assertThat(run("verify", root, DATE.toString()))
        .contains(files.get(3) + " with 2 clicks is missing")
        .contains("2 faults");
    assertThat(run("drop", root, DATE.plusDays(1).toString()))
        .isEqualTo("47 files of days before 2026-11-25 are gone\n");
    assertThat(ArchiveFolder.find(new ArchiveFolder(root).filesOf(DATE))).isEmpty();
  }

  @Test
  void aFileThatCannotBeWrittenToItsEndDoesNotAppear() throws IOException {
    ResourceId file = FileSystems.matchNewResource("s3://" + BUCKET + "/broken.avro", false);

    assertThatThrownBy(() -> WholeFile.write(file, ArchiveOnObjectStoreTest::breakOff))
        .hasMessage("no more");

    assertThat(ArchiveFolder.find(file.toString())).isEmpty();
  }

  private static void breakOff(OutputStream out) throws IOException {
    out.write(new byte[100]);
    throw new IOException("no more");
  }

  private static void assertRead(String root, List<EncodedClick> expected) {
    Pipeline pipeline = Pipeline.create(options());
    PAssert.that(pipeline.apply(ReadArchive.day(root, DATE))).containsInAnyOrder(expected);
    pipeline.run().waitUntilFinish();
  }

  private static PipelineOptions options() {
    return PipelineOptionsFactory.fromArgs(store.flags()).create();
  }

  private static String run(String task, String root, String date) throws IOException {
    String[] args =
        Stream.concat(
                Stream.of(task, "--archiveRoot=" + root, "--date=" + date),
                Stream.of(store.flags()))
            .toArray(String[]::new);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      ArchiveTool.run(args, out, out);
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
