package io.adclicks.pipeline.counting;

import io.adclicks.model.Resolution;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.util.VarInt;

/** The fields of a {@link Cell}; the resolution by its label, the finality by its level. */
public final class CellCoder extends AtomicCoder<Cell> {
  private static final long serialVersionUID = 1L;
  private static final CellCoder INSTANCE = new CellCoder();

  private CellCoder() {}

  /** The coder. */
  public static CellCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Cell cell, OutputStream out) throws IOException {
    StringUtf8Coder.of().encode(cell.adId(), out);
    StringUtf8Coder.of().encode(cell.resolution().label(), out);
    VarInt.encode(cell.eventTimeMillis(), out);
    VarInt.encode(cell.clickCount(), out);
    VarInt.encode(cell.totalCostE4(), out);
    VarInt.encode(cell.duplicateCount(), out);
    VarInt.encode(cell.invalidCount(), out);
    out.write(cell.finality().level());
    VarInt.encode(cell.revision(), out);
  }

  @Override
  public Cell decode(InputStream in) throws IOException {
    return new Cell(
        StringUtf8Coder.of().decode(in),
        Resolution.ofLabel(StringUtf8Coder.of().decode(in)).orElseThrow(),
        VarInt.decodeLong(in),
        VarInt.decodeLong(in),
        VarInt.decodeLong(in),
        VarInt.decodeLong(in),
        VarInt.decodeLong(in),
        Finality.ofLevel(in.read()),
        VarInt.decodeLong(in));
  }

  @Override
  public void verifyDeterministic() {}

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
