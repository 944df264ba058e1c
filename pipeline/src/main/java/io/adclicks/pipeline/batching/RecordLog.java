package io.adclicks.pipeline.batching;

import java.util.ArrayList;
import java.util.List;

/**
 * The bodies of the batches that an index has taken in, and references to records in them, so that
 * an index need not copy what it may have to look up again. Not safe for several threads.
 */
public final class RecordLog {
  private final List<byte[]> bodies = new ArrayList<>();
  private final BodyReader reader = new BodyReader();
  private long bytes;

  /** Keeps a body; not copied. */
  public void add(byte[] body) {
    bodies.add(body);
    bytes += body.length;
  }

  /** The reference of a record that starts somewhere in the body added last. */
  public long reference(int start) {
    return ((long) (bodies.size() - 1) << 32) | start;
  }

  /** A reader that stands on a record; it holds until the next call. */
  public BodyReader at(long reference) {
    return reader.over(bodies.get((int) (reference >>> 32))).at((int) reference);
  }

  /** The length of all bodies. */
  public long bytes() {
    return bytes;
  }
}
