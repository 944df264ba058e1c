package io.adclicks.pipeline.judging;

import io.adclicks.pipeline.batching.AdKey;
import io.adclicks.pipeline.batching.BodyReader;
import io.adclicks.pipeline.batching.FingerprintIndex;
import io.adclicks.pipeline.batching.LogIndexes;
import io.adclicks.pipeline.batching.RecordLog;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;

/**
 * The clicks of some addresses, or with some tokens, in one minute: judges {@code ADDRESS_VELOCITY}
 * or {@code TOKEN_REUSE}. Address or token is the key here.
 *
 * <p>All changes reach their ads without it. It adds them up per key, and only while a key is over
 * its limit emits what corrects them; so their order does not matter. Not safe for several threads.
 */
public final class VelocityMinute implements LogIndexes.Index {
  private static final int NONE = -1;

  private final int limit;
  private final BodyReader reader = new BodyReader();
  private final AdKey ad = new AdKey();
  private final AdKey earlierAd = new AdKey();
  private final TokenKey token = new TokenKey();
  private final TokenKey earlierToken = new TokenKey();

  private final RecordLog records = new RecordLog();
  private final FingerprintIndex keys = new FingerprintIndex();
  private final IntArrayList velocityOfKey = new IntArrayList();
  private final IntArrayList newestChangeOfKey = new IntArrayList();

  private final IntArrayList changeBefore = new IntArrayList();
  private final LongArrayList changeRecord = new LongArrayList();

  /** Takes the corrections that result. */
  @FunctionalInterface
  public interface Output {
    /**
     * A correction for an ad.
     *
     * @param ad holds during the call
     * @param token that of the click which is corrected, as far as its record told; holds during
     *     the call
     */
    void emit(AdKey ad, TokenKey token, Change change);
  }

  /**
   * @param limit distinct clicks without general IVT that a key may have in the minute
   */
  public VelocityMinute(int limit) {
    this.limit = limit;
  }

  /** Takes in a batch of changes; its body is kept. */
  public void absorb(byte[] body, Output output) {
    records.add(body);
    reader.over(body);
    while (reader.hasNext()) {
      long record = records.reference(reader.position());
      int key = keys.idOf(reader.hash(), reader.hash());
      if (key == velocityOfKey.size()) {
        velocityOfKey.add(0);
        newestChangeOfKey.add(NONE);
      }
      absorbChange(key, record, output);
    }
  }

  /** Takes in a batch whose corrections were emitted before. */
  public void replay(byte[] body) {
    absorb(body, (ad, token, change) -> {});
  }

  @Override
  public long footprint() {
    return records.bytes()
        + keys.footprint()
        + 8L * newestChangeOfKey.elements().length
        + 12L * changeBefore.elements().length;
  }

  private void absorbChange(int key, long record, Output output) {
    ad.read(reader);
    int velocityBefore = velocityOfKey.getInt(key);
    int velocity = velocityBefore + (int) reader.number();
    long valid = reader.number();
    long cost = reader.number();
    token.read(reader);
    velocityOfKey.set(key, velocity);
    boolean isOver = velocity > limit;
    if (velocityBefore > limit != isOver) {
      correctEarlier(key, isOver, output);
    }
    if (valid != 0) {
      if (isOver) {
        output.emit(ad, token, Change.invalidated(valid, cost));
      }
      changeBefore.add(newestChangeOfKey.getInt(key));
      newestChangeOfKey.set(key, changeRecord.size());
      changeRecord.add(record);
    }
  }

  private void correctEarlier(int key, boolean isOver, Output output) {
    int change = newestChangeOfKey.getInt(key);
    for (; change != NONE; change = changeBefore.getInt(change)) {
      BodyReader in = records.at(changeRecord.getLong(change));
      in.hash();
      in.hash();
      earlierAd.read(in);
      in.number();
      Change correction = Change.invalidated(in.number(), in.number());
      earlierToken.read(in);
      output.emit(earlierAd, earlierToken, isOver ? correction : correction.negated());
    }
  }
}
