package io.adclicks.pipeline.judging;

import io.adclicks.pipeline.batching.AdKey;
import io.adclicks.pipeline.batching.BodyReader;
import io.adclicks.pipeline.batching.FingerprintIndex;
import io.adclicks.pipeline.batching.LogIndexes;
import io.adclicks.pipeline.batching.RecordLog;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;

/**
 * The clicks of some addresses in one minute: judges {@code ADDRESS_VELOCITY}.
 *
 * <p>All changes reach their ads without it. It adds them up per address, and only while an address
 * is over its limit emits what corrects them; so their order does not matter. Not safe for several
 * threads.
 */
public final class AddressMinute implements LogIndexes.Index {
  private static final int NONE = -1;

  private final int limit;
  private final BodyReader reader = new BodyReader();
  private final AdKey ad = new AdKey();
  private final AdKey earlierAd = new AdKey();

  private final RecordLog records = new RecordLog();
  private final FingerprintIndex addresses = new FingerprintIndex(this::isAddress);
  private final IntArrayList velocityOfAddress = new IntArrayList();
  private final LongArrayList firstRecordOfAddress = new LongArrayList();
  private final IntArrayList newestChangeOfAddress = new IntArrayList();

  private final IntArrayList changeBefore = new IntArrayList();
  private final LongArrayList changeRecord = new LongArrayList();

  /** Takes the corrections that result. */
  @FunctionalInterface
  public interface Output {
    /**
     * A correction for an ad.
     *
     * @param ad holds during the call
     */
    void emit(AdKey ad, Change change);
  }

  /**
   * @param limit distinct clicks without general IVT that may come from an address in the minute
   */
  public AddressMinute(int limit) {
    this.limit = limit;
  }

  /** Takes in a batch of changes; its body is kept. */
  public void absorb(byte[] body, Output output) {
    records.add(body);
    reader.over(body);
    while (reader.hasNext()) {
      long record = records.reference(reader.position());
      int address = addresses.idOf(reader.hash(), reader.hash());
      if (address == velocityOfAddress.size()) {
        velocityOfAddress.add(0);
        newestChangeOfAddress.add(NONE);
        firstRecordOfAddress.add(record);
      }
      absorbChange(address, record, output);
    }
  }

  /** Takes in a batch whose corrections were emitted before. */
  public void replay(byte[] body) {
    absorb(body, (record, change) -> {});
  }

  @Override
  public long footprint() {
    return records.bytes()
        + addresses.footprint()
        + 16L * newestChangeOfAddress.elements().length
        + 12L * changeBefore.elements().length;
  }

  private void absorbChange(int address, long record, Output output) {
    ad.read(reader);
    int velocityBefore = velocityOfAddress.getInt(address);
    int velocity = velocityBefore + (int) reader.number();
    long valid = reader.number();
    long cost = reader.number();
    velocityOfAddress.set(address, velocity);
    boolean isOver = velocity > limit;
    if (velocityBefore > limit != isOver) {
      correctEarlier(address, isOver, output);
    }
    if (valid != 0) {
      if (isOver) {
        output.emit(ad, Change.invalidated(valid, cost));
      }
      changeBefore.add(newestChangeOfAddress.getInt(address));
      newestChangeOfAddress.set(address, changeRecord.size());
      changeRecord.add(record);
    }
  }

  private void correctEarlier(int address, boolean isOver, Output output) {
    int change = newestChangeOfAddress.getInt(address);
    for (; change != NONE; change = changeBefore.getInt(change)) {
      BodyReader in = records.at(changeRecord.getLong(change));
      in.hash();
      in.hash();
      earlierAd.read(in);
      in.number();
      Change correction = Change.invalidated(in.number(), in.number());
      output.emit(earlierAd, isOver ? correction : correction.negated());
    }
  }

  private boolean isAddress(int address, long high, long low) {
    BodyReader in = records.at(firstRecordOfAddress.getLong(address));
    return in.hash() == high && in.hash() == low;
  }
}
