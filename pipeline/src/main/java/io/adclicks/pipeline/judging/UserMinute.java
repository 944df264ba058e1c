package io.adclicks.pipeline.judging;

import io.adclicks.pipeline.batching.BodyReader;
import io.adclicks.pipeline.batching.ByteKeyIndex;
import io.adclicks.pipeline.batching.LogIndexes;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

/**
 * The clicks of some users in one minute: finds duplicates and judges {@code USER_VELOCITY}.
 *
 * <p>A click is a (user, ad) pair; of its copies the one at the lowest position wins, and a
 * position counts once however often it is read. What has been emitted so far always adds up to the
 * verdict on the set of clicks absorbed so far, whatever their order. Not safe for several threads.
 */
public final class UserMinute implements LogIndexes.Index {
  private static final int NONE = -1;

  private final int limit;
  private final BodyReader reader = new BodyReader();
  private final ClickRecord click = new ClickRecord();
  private final ByteKeyIndex users = new ByteKeyIndex();
  private final ByteKeyIndex ads = new ByteKeyIndex();
  private final ByteKeyIndex addresses = new ByteKeyIndex();
  private final Long2IntOpenHashMap pairs = new Long2IntOpenHashMap();
  private final LongOpenHashSet losers = new LongOpenHashSet(0);

  private final IntArrayList distinctOfUser = new IntArrayList();
  private final IntArrayList newestPairOfUser = new IntArrayList();

  private final IntArrayList pairUser = new IntArrayList();
  private final IntArrayList pairAd = new IntArrayList();
  private final IntArrayList pairBefore = new IntArrayList();
  private final IntArrayList winnerAddress = new IntArrayList();
  private final LongArrayList winnerPosition = new LongArrayList();
  private final LongArrayList winnerCost = new LongArrayList();
  private final IntArrayList winnerTagged = new IntArrayList();

  /** Takes the changes that a click brings about. */
  @FunctionalInterface
  public interface Output {
    /**
     * A change for an ad by a click from an address; ids are of {@link #ads()} and {@link
     * #addresses()}.
     */
    void emit(int address, int ad, Change change);
  }

  /**
   * @param limit distinct clicks without general IVT that a user may make in the minute; 0 for any
   */
  public UserMinute(int limit) {
    this.limit = limit == 0 ? Integer.MAX_VALUE : limit;
    pairs.defaultReturnValue(NONE);
  }

  /** Takes in a batch of clicks. */
  public void absorb(byte[] body, Output output) {
    reader.over(body);
    while (reader.hasNext()) {
      click.read(reader);
      absorbClick(output);
    }
  }

  @Override
  public void replay(byte[] body) {
    absorb(body, (address, ad, change) -> {});
  }

  /** The ads by id. */
  public ByteKeyIndex ads() {
    return ads;
  }

  /** The addresses by id; the empty one stands for an unknown address. */
  public ByteKeyIndex addresses() {
    return addresses;
  }

  @Override
  public long footprint() {
    return users.footprint()
        + ads.footprint()
        + addresses.footprint()
        + 40L * winnerPosition.size()
        + 24L * pairs.size()
        + 16L * losers.size();
  }

  private void absorbClick(Output output) {
    int user = click.userIn(users);
    int ad = click.adIn(ads);
    if (user == distinctOfUser.size()) {
      distinctOfUser.add(0);
      newestPairOfUser.add(NONE);
    }
    long pairKey = ((long) user << 32) | ad;
    int pair = pairs.get(pairKey);
    if (pair == NONE) {
      pair = addPair(user, ad);
      pairs.put(pairKey, pair);
      takeWinner(pair);
      enter(pair, output);
    } else if (click.position() < winnerPosition.getLong(pair)) {
      losers.add(winnerPosition.getLong(pair));
      leave(pair, output);
      takeWinner(pair);
      enter(pair, output);
    } else if (click.position() > winnerPosition.getLong(pair) && losers.add(click.position())) {
      output.emit(NONE, ad, Change.DUPLICATE);
    }
  }

  private int addPair(int user, int ad) {
    int pair = pairUser.size();
    pairUser.add(user);
    pairAd.add(ad);
    pairBefore.add(newestPairOfUser.getInt(user));
    newestPairOfUser.set(user, pair);
    winnerAddress.add(NONE);
    winnerPosition.add(0);
    winnerCost.add(0);
    winnerTagged.add(0);
    return pair;
  }

  private void takeWinner(int pair) {
    winnerAddress.set(pair, click.addressIn(addresses));
    winnerPosition.set(pair, click.position());
    winnerCost.set(pair, click.costE4());
    winnerTagged.set(pair, click.isGeneralInvalid() ? 1 : 0);
  }

  private void enter(int pair, Output output) {
    if (isTagged(pair)) {
      output.emit(NONE, pairAd.getInt(pair), Change.GENERAL_INVALID);
      return;
    }
    int user = pairUser.getInt(pair);
    int distinct = distinctOfUser.getInt(user) + 1;
    distinctOfUser.set(user, distinct);
    if (distinct == limit + 1) {
      judgeOthersAnew(user, pair, false, output);
    }
    emit(pair, Change.judged(distinct <= limit, winnerCost.getLong(pair)), output);
  }

  /** Takes the winner out: it turns into a duplicate of the copy that replaces it. */
  private void leave(int pair, Output output) {
    if (isTagged(pair)) {
      Change removed = Change.GENERAL_INVALID.negated().plus(Change.DUPLICATE);
      output.emit(NONE, pairAd.getInt(pair), removed);
      return;
    }
    int user = pairUser.getInt(pair);
    int distinct = distinctOfUser.getInt(user);
    distinctOfUser.set(user, distinct - 1);
    Change judged = Change.judged(distinct <= limit, winnerCost.getLong(pair));
    emit(pair, judged.negated().plus(Change.DUPLICATE), output);
    if (distinct == limit + 1) {
      judgeOthersAnew(user, pair, true, output);
    }
  }

  private void judgeOthersAnew(int user, int except, boolean valid, Output output) {
    for (int pair = newestPairOfUser.getInt(user); pair != NONE; pair = pairBefore.getInt(pair)) {
      if (pair != except && !isTagged(pair)) {
        Change invalidated = Change.invalidated(1, winnerCost.getLong(pair));
        emit(pair, valid ? invalidated.negated() : invalidated, output);
      }
    }
  }

  private void emit(int pair, Change change, Output output) {
    output.emit(winnerAddress.getInt(pair), pairAd.getInt(pair), change);
  }

  private boolean isTagged(int pair) {
    return winnerTagged.getInt(pair) != 0;
  }
}
