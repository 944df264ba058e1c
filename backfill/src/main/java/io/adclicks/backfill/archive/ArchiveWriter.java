package io.adclicks.backfill.archive;

import static java.util.Objects.requireNonNull;

import io.adclicks.backfill.archive.BatchHeader.Part;
import io.adclicks.model.ClickReader;
import io.adclicks.model.EventTimeGuard;
import io.adclicks.model.RejectedClickException;
import io.adclicks.model.Resolution;
import io.adclicks.pipeline.source.EncodedClick;
import io.adclicks.pipeline.source.Position;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * Collects clicks, and writes them as a batch of files, one per hour of event time.
 *
 * <p>What was added is safe once {@link #flush} has returned, and only then. Not safe for several
 * threads.
 */
public final class ArchiveWriter {
  private static final long NONE = Long.MIN_VALUE;

  private final ArchiveFolder folder;
  private final AddressPrivacy privacy;
  private final InstantSource clock;
  private final ClickReader click = new ClickReader();
  private final SpanCollector spans = new SpanCollector();
  private final Map<ArchiveHour, HourBuffer> buffers = new TreeMap<>();
  private HourBuffer buffer;
  private long hourStart = NONE;
  private long records;
  private long skipped;
  private long bytes;

  /**
   * @param privacy what becomes of addresses
   * @param clock tells the time that names a batch
   */
  public ArchiveWriter(ArchiveFolder folder, AddressPrivacy privacy, InstantSource clock) {
    this.folder = requireNonNull(folder, "folder is null");
    this.privacy = requireNonNull(privacy, "privacy is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** A writer that leaves addresses as they are, with the system's clock. */
  public static ArchiveWriter to(String root) {
    return new ArchiveWriter(new ArchiveFolder(root), AddressPrivacy.NONE, InstantSource.system());
  }

  /**
   * Takes in a record of Kafka. One that is no click, or whose time its receipt does not bear out,
   * is skipped, since the hot path records it; its offset counts as read.
   */
  public void add(EncodedClick record) {
    int partition = Position.partition(record.position());
    long offset = Position.offset(record.position());
    spans.add(partition, offset);
    records++;
    if (!isBelievable(record.bytes())) {
      skipped++;
      return;
    }
    bytes += buffer(click.eventTimeMillis()).add(partition, offset, privacy.apply(click));
  }

  /** Bytes that wait to be written. */
  public long bytes() {
    return bytes;
  }

  /**
   * Writes all that was added. A batch without any click leaves an empty file, which tells that its
   * offsets were read.
   *
   * @return the files, each whole and in its place; none if nothing was added
   */
  public List<ResourceId> flush() throws IOException {
    if (records == 0) {
      return List.of();
    }
    if (buffers.isEmpty()) {
      buffer(clock.millis());
    }
    List<ResourceId> files = write();
    buffers.clear();
    hourStart = NONE;
    records = 0;
    skipped = 0;
    bytes = 0;
    return files;
  }

  private List<ResourceId> write() throws IOException {
    String batch = BatchName.next(clock.instant());
    List<Span> read = spans.take();
    List<Part> parts =
        buffers.entrySet().stream()
            .map(entry -> new Part(entry.getKey(), entry.getValue().size()))
            .toList();
    List<ResourceId> files = new ArrayList<>();
    for (Map.Entry<ArchiveHour, HourBuffer> entry : buffers.entrySet()) {
      BatchHeader header =
          new BatchHeader(batch, entry.getKey(), read, parts, skipped, privacy.isOn());
      ResourceId file = folder.file(entry.getKey(), batch + ArchiveFolder.SUFFIX);
      WholeFile.write(file, out -> entry.getValue().writeTo(out, header));
      files.add(file);
    }
    return files;
  }

  private HourBuffer buffer(long millis) {
    if (millis < hourStart || millis >= hourStart + Resolution.HOUR.durationMillis()) {
      hourStart = Resolution.HOUR.windowStart(millis);
      buffer = buffers.computeIfAbsent(ArchiveHour.of(millis), hour -> new HourBuffer());
    }
    return buffer;
  }

  private boolean isBelievable(byte[] encoded) {
    try {
      click.read(encoded);
      return EventTimeGuard.DEFAULT.accepts(click.eventTimeMillis(), click.receivedAtMillis());
    } catch (RejectedClickException e) {
      return false;
    }
  }
}
