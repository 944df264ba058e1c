package io.adclicks.backfill.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.commons.io.output.UnsynchronizedByteArrayOutputStream;

/**
 * The clicks of one hour that have not been written yet, compressed as they come: what waits is
 * small, and blocks are compressed while they are in the processor's cache. The header of the file
 * is known last and stands first, so it is made by a writer of its own. Not safe for several
 * threads.
 */
final class HourBuffer {
  private static final int BLOCK_BYTES = 256 << 10;
  private static final int COMPRESSION_LEVEL = 1;

  private final byte[] syncMarker = syncMarker();
  private final UnsynchronizedByteArrayOutputStream blocks =
      UnsynchronizedByteArrayOutputStream.builder().setBufferSize(BLOCK_BYTES).get();
  private final DataFileWriter<Object> clicks = writer();
  private final AvroBytes click = new AvroBytes(512);
  private long size;

  HourBuffer() {
    try {
      clicks.create(ArchivedClicks.SCHEMA, blocks, syncMarker);
      clicks.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // What has been written so far is a header without a batch.
    blocks.reset();
  }

  /** Takes in a click, and tells how many bytes it takes before it is compressed. */
  int add(int partition, long offset, byte[] encoded) {
    click.clear();
    click.writeLong(partition);
    click.writeLong(offset);
    int header = ArchivedClicks.WIRE_HEADER_LENGTH;
    click.write(encoded, header, encoded.length - header);
    try {
      clicks.appendEncoded(ByteBuffer.wrap(click.array(), 0, click.length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    size++;
    return click.length();
  }

  long size() {
    return size;
  }

  /** Writes an Avro object container file; nothing can be added afterwards. */
  void writeTo(OutputStream out, BatchHeader header) throws IOException {
    clicks.close();
    try (DataFileWriter<Object> file = writer()) {
      file.setMeta(BatchHeader.KEY, header.toJson());
      file.create(ArchivedClicks.SCHEMA, out, syncMarker);
      file.flush();
      blocks.writeTo(out);
    }
  }

  private static DataFileWriter<Object> writer() {
    return new DataFileWriter<>(new GenericDatumWriter<>())
        .setCodec(CodecFactory.zstandardCodec(COMPRESSION_LEVEL, true, true))
        .setSyncInterval(BLOCK_BYTES);
  }

  private static byte[] syncMarker() {
    UUID random = UUID.randomUUID();
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(random.getMostSignificantBits())
        .putLong(random.getLeastSignificantBits())
        .array();
  }
}
