package io.adclicks.pipeline.batching;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.VarInt;

/**
 * The bytes of a {@link MinuteBatch} between stages: a version, minute, size, length and body,
 * length and names. Version 1 had the names in the body.
 */
public final class MinuteBatchCoder extends AtomicCoder<MinuteBatch> {
  private static final long serialVersionUID = 1L;
  private static final int VERSION = 2;
  private static final MinuteBatchCoder INSTANCE = new MinuteBatchCoder();

  private MinuteBatchCoder() {}

  /** The coder. */
  public static MinuteBatchCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(MinuteBatch batch, OutputStream out) throws IOException {
    out.write(VERSION);
    VarInt.encode(batch.minute(), out);
    VarInt.encode(batch.size(), out);
    encode(batch.body(), out);
    encode(batch.names(), out);
  }

  @Override
  public MinuteBatch decode(InputStream in) throws IOException {
    int version = in.read();
    if (version != VERSION) {
      throw new CoderException("batch of version " + version + ", this release reads " + VERSION);
    }
    long minute = VarInt.decodeLong(in);
    int size = VarInt.decodeInt(in);
    byte[] body = decodeBytes(in);
    return new MinuteBatch(minute, size, body, decodeBytes(in));
  }

  @Override
  public void verifyDeterministic() {}

  @Override
  public boolean consistentWithEquals() {
    return true;
  }

  private static void encode(byte[] bytes, OutputStream out) throws IOException {
    VarInt.encode(bytes.length, out);
    out.write(bytes);
  }

  private static byte[] decodeBytes(InputStream in) throws IOException {
    int length = VarInt.decodeInt(in);
    if (length == 0) {
      return MinuteBatch.NAMELESS;
    }
    byte[] bytes = new byte[length];
    new DataInputStream(in).readFully(bytes);
    return bytes;
  }
}
