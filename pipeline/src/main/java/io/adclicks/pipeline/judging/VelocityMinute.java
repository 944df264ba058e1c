package io.adclicks.pipeline.judging;

import io.adclicks.pipeline.batching.AdKey;
import io.adclicks.pipeline.batching.BodyReader;
import io.adclicks.pipeline.batching.FingerprintIndex;
import io.adclicks.pipeline.batching.Glances;
import io.adclicks.pipeline.batching.LogIndexes;
import io.adclicks.pipeline.batching.RecordLog;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;

/**
 * The clicks of some addresses, or with some tokens, in one minute: judges {@code ADDRESS_VELOCITY}
 * or {@code TOKEN_REUSE}. Address or token is the key here.
 *
 * <p>All changes reach their ads without it. It adds them up per key, and only while a key is over
 * its limit emits what corrects them; so their order does not matter. Not safe for several threads.
 */
public final class VelocityMinute implements LogIndexes.Index {
  private int limit;
  private final BodyReader reader = new BodyReader();
  private final KeyedChange earlier = new KeyedChange();

  /** Some changes in a row, and the numbers of their keys. */
  private final KeyedChange[] changes = new KeyedChange[Glances.IN_A_ROW];

  private final int[] keyNumbers = new int[Glances.IN_A_ROW];

  private final RecordLog records = new RecordLog();
  private final FingerprintIndex keys = new FingerprintIndex();

  /** For each key the velocity, and the changes that can be corrected. */
  private final Chains changesOfKey = new Chains();

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
    judgeBy(limit);
    Arrays.setAll(changes, i -> new KeyedChange());
  }

  /** Judges by another limit; only before a change has been taken in. */
  void judgeBy(int limit) {
    this.limit = limit;
  }

  /** Whether no change has been taken in. */
  boolean isEmpty() {
    return keys.size() == 0;
  }

  /** Takes in a batch of changes; its body is kept. */
  public void absorb(byte[] body, Output output) {
    records.add(body);
    reader.over(body);
    while (reader.hasNext()) {
      int count = 0;
      for (; count < changes.length && reader.hasNext(); count++) {
        changes[count].read(reader);
      }
      numberAhead(count);
      for (int i = 0; i < count; i++) {
        absorbChange(keyNumbers[i], changes[i], output);
      }
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
        + changesOfKey.footprint()
        + 8L * changeRecord.elements().length;
  }

  /** Numbers keys, in steps of which each looks at memory for all changes at once. */
  private void numberAhead(int count) {
    for (int i = 0; i < count; i++) {
      keys.glanceAt(changes[i].keyLow());
    }
    for (int i = 0; i < count; i++) {
      keyNumbers[i] = numberOf(changes[i]);
    }
    for (int i = 0; i < count; i++) {
      changesOfKey.glanceAt(keyNumbers[i]);
    }
  }

  private int numberOf(KeyedChange change) {
    int key = keys.idOf(change.keyHigh(), change.keyLow());
    if (key == changesOfKey.keys()) {
      changesOfKey.addKey();
    }
    return key;
  }

  private void absorbChange(int key, KeyedChange change, Output output) {
    int velocityBefore = changesOfKey.count(key);
    int velocity = velocityBefore + change.velocity();
    changesOfKey.setCount(key, velocity);
    boolean isOver = velocity > limit;
    if (velocityBefore > limit != isOver) {
      correctEarlier(key, isOver, output);
    }
    if (change.valid() != 0) {
      if (isOver) {
        output.emit(change.ad(), change.token(), change.invalidated());
      }
      changesOfKey.addEntry(key);
      changeRecord.add(records.reference(change.start()));
    }
  }

  private void correctEarlier(int key, boolean isOver, Output output) {
    int change = changesOfKey.newest(key);
    for (; change != Chains.END; change = changesOfKey.before(change)) {
      earlier.read(records.at(changeRecord.getLong(change)));
      Change correction = earlier.invalidated();
      output.emit(earlier.ad(), earlier.token(), isOver ? correction : correction.negated());
    }
  }
}
