package io.adclicks.backfill.archive;

import io.adclicks.pipeline.source.EncodedClick;
import io.adclicks.pipeline.source.Position;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.Decoder;

/** Turns a click at rest back into the bytes that came from Kafka. Not safe for several threads. */
final class ArchivedClickReader implements DatumReader<EncodedClick> {
  private final byte[] header = ArchivedClicks.wireHeader();
  private final AvroBytes click = new AvroBytes(512);
  private ByteBuffer text = ByteBuffer.allocate(128);

  @Override
  public void setSchema(Schema written) {
    if (!ArchivedClicks.SCHEMA.equals(written)) {
      throw new AvroTypeException(
          "the schema %s is not that of this version".formatted(written.getFullName()));
    }
  }

  @Override
  public EncodedClick read(EncodedClick reuse, Decoder in) throws IOException {
    long position = Position.of(in.readInt(), in.readLong());
    click.clear();
    click.write(header, 0, header.length);
    copyText(in);
    copyText(in);
    click.writeLong(in.readLong());
    copyText(in);
    click.writeLong(in.readLong());
    copyText(in);
    click.writeLong(in.readLong());
    copyText(in);
    return new EncodedClick(position, click.copy());
  }

  private void copyText(Decoder in) throws IOException {
    text = in.readBytes(text);
    click.writeLong(text.remaining());
    click.write(text.array(), text.arrayOffset() + text.position(), text.remaining());
  }
}
