package io.adclicks.backfill.archive;

import io.adclicks.pipeline.source.EncodedClick;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * A file of the archive that is being read. It counts, since a file that was cut off between two
 * blocks looks whole to Avro.
 */
public final class ClickFile implements Closeable {
  private static final int BUFFER = 1 << 18;

  private final Object name;
  private final DataFileStream<EncodedClick> clicks;
  private final BatchHeader header;
  private long read;

  private ClickFile(Object name, DataFileStream<EncodedClick> clicks, BatchHeader header) {
    this.name = name;
    this.clicks = clicks;
    this.header = header;
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws DamagedFileException if it has none
   */
  public static ClickFile open(ResourceId file) throws IOException {
    InputStream in =
        new BufferedInputStream(Channels.newInputStream(FileSystems.open(file)), BUFFER);
    try {
      return of(file, in);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** What the file says of its batch. */
  public BatchHeader header() {
    return header;
  }

  /**
   * The next click.
   *
   * @return null at the end
   * @throws DamagedFileException if the file cannot be read on, or ends too early
   */
  public EncodedClick next() throws IOException {
    try {
      if (clicks.hasNext()) {
        read++;
        return clicks.next();
      }
    } catch (RuntimeException e) {
      throw new DamagedFileException(name, "after %d clicks, %s".formatted(read, e), e);
    }
    if (read != header.clicks()) {
      throw new DamagedFileException(
          name, "it holds %d clicks and should hold %d".formatted(read, header.clicks()), null);
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    clicks.close();
  }

  /**
   * Reads from a stream, which stays the caller's.
   *
   * @param name for messages
   * @throws DamagedFileException if it has no header
   */
  public static ClickFile of(Object name, InputStream in) throws IOException {
    try {
      DataFileStream<EncodedClick> clicks = new DataFileStream<>(in, new ArchivedClickReader());
      String json = clicks.getMetaString(BatchHeader.KEY);
      if (json == null) {
        throw new DamagedFileException(name, "it has no header of a batch", null);
      }
      return new ClickFile(name, clicks, BatchHeader.parse(json));
    } catch (DamagedFileException e) {
      throw e;
    } catch (IOException | AvroRuntimeException e) {
      throw new DamagedFileException(name, "it does not start like a click file: " + e, e);
    }
  }
}
