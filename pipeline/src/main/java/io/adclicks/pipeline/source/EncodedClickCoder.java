package io.adclicks.pipeline.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** Position and bytes of an {@link EncodedClick}. */
public final class EncodedClickCoder extends AtomicCoder<EncodedClick> {
  private static final long serialVersionUID = 1L;
  private static final EncodedClickCoder INSTANCE = new EncodedClickCoder();

  private EncodedClickCoder() {}

  /** The coder. */
  public static EncodedClickCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(EncodedClick click, OutputStream out) throws IOException {
    VarLongCoder.of().encode(click.position(), out);
    ByteArrayCoder.of().encode(click.bytes(), out);
  }

  @Override
  public EncodedClick decode(InputStream in) throws IOException {
    return new EncodedClick(VarLongCoder.of().decode(in), ByteArrayCoder.of().decode(in));
  }

  @Override
  public void verifyDeterministic() {}

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
