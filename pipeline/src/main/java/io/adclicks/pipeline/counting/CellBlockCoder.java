package io.adclicks.pipeline.counting;

import io.adclicks.model.Resolution;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.util.VarInt;

/**
 * The bytes of a {@link CellBlock} between stages: a version, the resolution by its label, start,
 * finality by its level, size, length and body.
 */
public final class CellBlockCoder extends AtomicCoder<CellBlock> {
  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;
  private static final CellBlockCoder INSTANCE = new CellBlockCoder();

  private CellBlockCoder() {}

  /** The coder. */
  public static CellBlockCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(CellBlock block, OutputStream out) throws IOException {
    out.write(VERSION);
    StringUtf8Coder.of().encode(block.resolution().label(), out);
    VarInt.encode(block.startMillis(), out);
    out.write(block.finality().level());
    VarInt.encode(block.size(), out);
    VarInt.encode(block.body().length, out);
    out.write(block.body());
  }

  @Override
  public CellBlock decode(InputStream in) throws IOException {
    int version = in.read();
    if (version != VERSION) {
      throw new CoderException(
          "block of cells of version " + version + ", this release reads " + VERSION);
    }
    Resolution resolution = Resolution.ofLabel(StringUtf8Coder.of().decode(in)).orElseThrow();
    long start = VarInt.decodeLong(in);
    Finality finality = Finality.ofLevel(in.read());
    int size = VarInt.decodeInt(in);
    byte[] body = new byte[VarInt.decodeInt(in)];
    new DataInputStream(in).readFully(body);
    return new CellBlock(resolution, start, finality, size, body);
  }

  @Override
  public void verifyDeterministic() {}

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
