package io.adclicks.pipeline.judging;

import io.adclicks.pipeline.batching.BodyReader;
import io.adclicks.pipeline.batching.ByteKeyIndex;
import io.adclicks.pipeline.batching.LogIndexes;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;

/**
 * The clicks of some addresses in one minute: judges {@code ADDRESS_VELOCITY}.
 *
 * <p>It only adds up changes, so their order does not matter; when an address passes its limit, in
 * either direction, the clicks judged so far are judged anew. Not safe for several threads.
 */
public final class AddressMinute implements LogIndexes.Index {
  private static final int NONE = -1;

  private final int limit;
  private final BodyReader reader = new BodyReader();
  private final ByteKeyIndex addresses = new ByteKeyIndex();
  private final ByteKeyIndex ads = new ByteKeyIndex();
  private final Long2IntOpenHashMap pairs = new Long2IntOpenHashMap();

  private final LongArrayList velocityOfAddress = new LongArrayList();
  private final IntArrayList newestPairOfAddress = new IntArrayList();

  private final IntArrayList pairAd = new IntArrayList();
  private final IntArrayList pairBefore = new IntArrayList();
  private final LongArrayList pairValid = new LongArrayList();
  private final LongArrayList pairCost = new LongArrayList();

  /** Takes the changes that result. */
  @FunctionalInterface
  public interface Output {
    /** A change for an ad; ids are of {@link #ads()}. */
    void emit(int ad, Change change);
  }

  /**
   * @param limit distinct clicks without general IVT that may come from an address in the minute
   */
  public AddressMinute(int limit) {
    this.limit = limit;
    pairs.defaultReturnValue(NONE);
  }

  /** Takes in a batch of changes. */
  public void absorb(byte[] body, Output output) {
    reader.over(body);
    while (reader.hasNext()) {
      reader.text();
      int address = addresses.idOf(reader.bytes(), reader.textStart(), reader.textLength());
      reader.text();
      int ad = ads.idOf(reader.bytes(), reader.textStart(), reader.textLength());
      absorbChange(address, ad, ChangeRecord.readForAddress(reader), output);
    }
  }

  @Override
  public void replay(byte[] body) {
    absorb(body, (ad, change) -> {});
  }

  /** The ads by id. */
  public ByteKeyIndex ads() {
    return ads;
  }

  @Override
  public long footprint() {
    return addresses.footprint() + ads.footprint() + 32L * pairAd.size() + 24L * pairs.size();
  }

  private void absorbChange(int address, int ad, Change change, Output output) {
    if (address == velocityOfAddress.size()) {
      velocityOfAddress.add(0);
      newestPairOfAddress.add(NONE);
    }
    boolean wasOver = velocityOfAddress.getLong(address) > limit;
    velocityOfAddress.set(address, velocityOfAddress.getLong(address) + change.velocity());
    boolean isOver = velocityOfAddress.getLong(address) > limit;
    output.emit(ad, wasOver ? change.asInvalid() : change);
    addToPair(address, ad, change);
    if (wasOver != isOver) {
      judgeAnew(address, isOver, output);
    }
  }

  private void addToPair(int address, int ad, Change change) {
    long key = ((long) address << 32) | ad;
    int pair = pairs.get(key);
    if (pair == NONE) {
      pair = pairAd.size();
      pairs.put(key, pair);
      pairAd.add(ad);
      pairBefore.add(newestPairOfAddress.getInt(address));
      newestPairOfAddress.set(address, pair);
      pairValid.add(change.valid());
      pairCost.add(change.costE4());
    } else {
      pairValid.set(pair, pairValid.getLong(pair) + change.valid());
      pairCost.set(pair, pairCost.getLong(pair) + change.costE4());
    }
  }

  private void judgeAnew(int address, boolean isOver, Output output) {
    int pair = newestPairOfAddress.getInt(address);
    for (; pair != NONE; pair = pairBefore.getInt(pair)) {
      // While a removal overtakes what it removes, no click can be left of a pair but a cost.
      if (pairValid.getLong(pair) != 0 || pairCost.getLong(pair) != 0) {
        Change out = Change.invalidated(pairValid.getLong(pair), pairCost.getLong(pair));
        output.emit(pairAd.getInt(pair), isOver ? out : out.negated());
      }
    }
  }
}
