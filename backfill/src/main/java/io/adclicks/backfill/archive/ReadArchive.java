package io.adclicks.backfill.archive;

import io.adclicks.pipeline.source.EncodedClick;
import io.adclicks.pipeline.source.EncodedClickCoder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Reads archived clicks, of a day for instance, as they came from Kafka. A click that lies in
 * several files comes as often, at the same position, which counts once downstream.
 *
 * <p>A day without a file is empty. A file that is damaged, or that is named and not there, fails
 * the run, since its clicks would be missing from a bill.
 */
public final class ReadArchive extends PTransform<PBegin, PCollection<EncodedClick>> {
  private static final long serialVersionUID = 1L;

  private final List<String> patterns;

  private ReadArchive(Collection<String> patterns) {
    this.patterns = List.copyOf(patterns);
  }

  /**
   * Reads a day.
   *
   * @param root where the archive lies, see {@link ArchiveFolder}
   * @param date the day of the clicks' event times, UTC
   */
  public static ReadArchive day(String root, LocalDate date) {
    return files(List.of(new ArchiveFolder(root).filesOf(date)));
  }

  /**
   * Reads some files, for instance those of a few hours.
   *
   * @param files names of files that are there, or patterns that may fit nothing; at least one
   */
  public static ReadArchive files(Collection<String> files) {
    return new ReadArchive(files);
  }

  @Override
  public PCollection<EncodedClick> expand(PBegin begin) {
    return begin
        .apply("Files", Create.of(patterns).withCoder(StringUtf8Coder.of()))
        .apply("Find", ParDo.of(new FindFn()))
        .setCoder(StringUtf8Coder.of())
        .apply("Spread", Reshuffle.viaRandomKey())
        .apply("Read", ParDo.of(new ReadFn()))
        .setCoder(EncodedClickCoder.of());
  }

  static final class FindFn extends DoFn<String, String> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element String pattern, OutputReceiver<String> out) throws IOException {
      List<MatchResult.Metadata> found = ArchiveFolder.find(pattern);
      if (found.isEmpty() && !FileSystems.hasGlobWildcard(pattern)) {
        throw new FileNotFoundException(
            pattern + " is gone since the day was examined: look for it with archive verify");
      }
      found.forEach(file -> out.output(file.resourceId().toString()));
    }
  }

  static final class ReadFn extends DoFn<String, EncodedClick> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element String file, OutputReceiver<EncodedClick> out) throws IOException {
      try (ClickFile clicks = ClickFile.open(FileSystems.matchNewResource(file, false))) {
        EncodedClick click;
        while ((click = clicks.next()) != null) {
          out.output(click);
        }
      }
    }
  }
}
