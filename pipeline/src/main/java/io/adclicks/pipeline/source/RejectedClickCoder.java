package io.adclicks.pipeline.source;

import io.adclicks.model.RejectionReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** The fields of a {@link RejectedClick}, the reason by name. */
public final class RejectedClickCoder extends AtomicCoder<RejectedClick> {
  private static final long serialVersionUID = 1L;
  private static final RejectedClickCoder INSTANCE = new RejectedClickCoder();

  private RejectedClickCoder() {}

  /** The coder. */
  public static RejectedClickCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(RejectedClick click, OutputStream out) throws IOException {
    VarLongCoder.of().encode(click.position(), out);
    StringUtf8Coder.of().encode(click.reason().name(), out);
    StringUtf8Coder.of().encode(click.detail(), out);
    StringUtf8Coder.of().encode(click.adId(), out);
    VarLongCoder.of().encode(click.eventTimeMillis(), out);
    StringUtf8Coder.of().encode(click.original(), out);
  }

  @Override
  public RejectedClick decode(InputStream in) throws IOException {
    return new RejectedClick(
        VarLongCoder.of().decode(in),
        RejectionReason.valueOf(StringUtf8Coder.of().decode(in)),
        StringUtf8Coder.of().decode(in),
        StringUtf8Coder.of().decode(in),
        VarLongCoder.of().decode(in),
        StringUtf8Coder.of().decode(in));
  }

  @Override
  public void verifyDeterministic() {}

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
