package io.adclicks.backfill.manifest;

import io.adclicks.backfill.archive.ArchiveHour;
import io.adclicks.backfill.archive.BatchHeader;
import io.adclicks.backfill.archive.ClickFile;
import io.adclicks.backfill.archive.DamagedFileException;
import io.adclicks.model.ClickReader;
import io.adclicks.model.RejectedClickException;
import io.adclicks.pipeline.source.EncodedClick;
import io.adclicks.pipeline.source.Position;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * A file that was read from the first byte to the last.
 *
 * @param header what it says of its batch
 * @param seal what a manifest says of it
 * @param offsets where its clicks lie in Kafka
 */
record InspectedFile(BatchHeader header, SealedFile seal, List<OffsetRange> offsets) {
  private static final int BUFFER = 1 << 18;

  /**
   * Reads a file.
   *
   * @throws DamagedFileException if it is not what a writer left
   */
  static InspectedFile of(ResourceId file, long length) throws IOException {
    MessageDigest checksum = Sha256.start();
    try (InputStream in =
        new DigestInputStream(
            new BufferedInputStream(Channels.newInputStream(FileSystems.open(file)), BUFFER),
            checksum)) {
      ClickFile clicks = ClickFile.of(file, in);
      BatchHeader header = clicks.header();
      requirePlace(file, header);
      List<OffsetRange> offsets = readAll(file, clicks);
      in.transferTo(OutputStream.nullOutputStream());
      SealedFile seal =
          new SealedFile(file.getFilename(), header.clicks(), length, Sha256.hex(checksum));
      return new InspectedFile(header, seal, offsets);
    }
  }

  private static void requirePlace(ResourceId file, BatchHeader header)
      throws DamagedFileException {
    String place = "/" + header.hour().folder() + "/" + header.batch() + ".avro";
    if (!file.toString().endsWith(place)) {
      throw new DamagedFileException(file, "it should lie at " + place, null);
    }
  }

  private static List<OffsetRange> readAll(ResourceId file, ClickFile clicks) throws IOException {
    Map<Integer, OffsetRange> ranges = new TreeMap<>();
    ClickReader reader = new ClickReader();
    EncodedClick click;
    while ((click = clicks.next()) != null) {
      requireHour(file, click, reader, clicks.header().hour());
      int partition = Position.partition(click.position());
      OffsetRange range = OffsetRange.of(partition, Position.offset(click.position()));
      ranges.merge(partition, range, OffsetRange::plus);
    }
    return List.copyOf(ranges.values());
  }

  private static void requireHour(
      ResourceId file, EncodedClick click, ClickReader reader, ArchiveHour hour)
      throws DamagedFileException {
    try {
      reader.read(click.bytes());
    } catch (RejectedClickException e) {
      throw new DamagedFileException(file, "it holds what is no click: " + e.getMessage(), e);
    }
    if (!ArchiveHour.of(reader.eventTimeMillis()).equals(hour)) {
      throw new DamagedFileException(
          file, "it holds a click of " + ArchiveHour.of(reader.eventTimeMillis()), null);
    }
  }
}
