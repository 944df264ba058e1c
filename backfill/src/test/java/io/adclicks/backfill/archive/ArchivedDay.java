package io.adclicks.backfill.archive;

import io.adclicks.model.Click;
import io.adclicks.model.ClickCodec;
import io.adclicks.pipeline.source.EncodedClick;
import io.adclicks.pipeline.source.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Makes archives for tests. */
public final class ArchivedDay {
  /** The day that tests are about. */
  public static final LocalDate DATE = LocalDate.of(2026, 11, 24);

  /** Its first millisecond. */
  public static final long START = DATE.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();

  static {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  private ArchivedDay() {}

  /** A record of Kafka with a click at a time of the day. */
  public static EncodedClick click(
      int partition, long offset, String ad, String user, long millis) {
    long time = START + millis;
    Click click = new Click(ad, user, time, "10.0.0.7", 2_500, "", time + 40, "token of " + user);
    return new EncodedClick(Position.of(partition, offset), ClickCodec.encode(click));
  }

  /** Clicks all over the day, {@code count} of them, in two partitions. */
  public static List<EncodedClick> clicks(int count) {
    List<EncodedClick> clicks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long millis = i * (86_400_000L / count);
      clicks.add(click(i % 2, i / 2, "ad-" + i % 7, "user-" + i % 31, millis));
    }
    return clicks;
  }

  /** Writes some records as one batch. */
  public static List<Path> write(Path root, List<EncodedClick> records) {
    return write(root, writer -> records.forEach(writer::add));
  }

  /** Writes what is added as one batch. */
  public static List<Path> write(Path root, Consumer<ArchiveWriter> records) {
    ArchiveWriter writer =
        new ArchiveWriter(
            new ArchiveFolder(root.toString()),
            AddressPrivacy.NONE,
            InstantSource.fixed(Instant.ofEpochMilli(START)));
    records.accept(writer);
    try {
      return writer.flush().stream().map(file -> Path.of(file.toString())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
