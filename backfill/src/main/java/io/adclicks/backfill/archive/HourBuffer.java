package io.adclicks.backfill.archive;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;

/** The clicks of one hour that have not been written yet. Not safe for several threads. */
final class HourBuffer {
  private static final int BLOCK_BYTES = 256 << 10;
  private static final int COMPRESSION_LEVEL = 1;

  private final AvroBytes clicks = new AvroBytes(64 << 10);
  private final IntArrayList ends = new IntArrayList();

  /** Takes in a click, and tells how many bytes it takes. */
  int add(int partition, long offset, byte[] encoded) {
    int before = clicks.length();
    clicks.writeLong(partition);
    clicks.writeLong(offset);
    int header = ArchivedClicks.WIRE_HEADER_LENGTH;
    clicks.write(encoded, header, encoded.length - header);
    ends.add(clicks.length());
    return clicks.length() - before;
  }

  int size() {
    return ends.size();
  }

  /** Writes an Avro object container file. */
  void writeTo(OutputStream out, BatchHeader header) throws IOException {
    try (DataFileWriter<Object> file = new DataFileWriter<>(new GenericDatumWriter<>())) {
      file.setCodec(CodecFactory.zstandardCodec(COMPRESSION_LEVEL, true));
      file.setSyncInterval(BLOCK_BYTES);
      file.setMeta(BatchHeader.KEY, header.toJson());
      file.create(ArchivedClicks.SCHEMA, out);
      int start = 0;
      for (int i = 0; i < ends.size(); i++) {
        int end = ends.getInt(i);
        file.appendEncoded(ByteBuffer.wrap(clicks.array(), start, end - start));
        start = end;
      }
    }
  }
}
