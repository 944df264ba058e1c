package io.adclicks.pipeline.judging;

import io.adclicks.pipeline.batching.BodyReader;
import io.adclicks.pipeline.batching.FingerprintIndex;
import io.adclicks.pipeline.batching.LogIndexes;
import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.batching.RecordLog;
import it.unimi.dsi.fastutil.ints.IntArrayList;
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
  private final ClickRecord winner = new ClickRecord();

  private final RecordLog records = new RecordLog();
  private final FingerprintIndex users = new FingerprintIndex();
  private final FingerprintIndex pairs = new FingerprintIndex();
  private final LongOpenHashSet losers = new LongOpenHashSet(0);

  private final IntArrayList distinctOfUser = new IntArrayList();
  private final IntArrayList newestPairOfUser = new IntArrayList();

  private final IntArrayList pairUser = new IntArrayList();
  private final IntArrayList pairBefore = new IntArrayList();
  private final LongArrayList winnerRecord = new LongArrayList();

  /** Takes the changes that a click brings about. */
  @FunctionalInterface
  public interface Output {
    /**
     * A change for the ad of a click, and for its address and its token if the change has a
     * velocity or valid clicks.
     *
     * @param click holds during the call
     */
    void emit(ClickRecord click, Change change);
  }

  /**
   * @param limit distinct clicks without general IVT that a user may make in the minute; 0 for any
   */
  public UserMinute(int limit) {
    this.limit = limit == 0 ? Integer.MAX_VALUE : limit;
  }

  /** Takes in a batch of clicks; its body is kept, its names are passed on and not kept. */
  public void absorb(MinuteBatch batch, Output output) {
    records.add(batch.body());
    reader.over(batch);
    while (reader.hasNext()) {
      long record = records.reference(reader.position());
      click.read(reader);
      absorbClick(record, output);
    }
  }

  /** Takes in a batch whose changes were emitted before. */
  public void replay(MinuteBatch batch) {
    absorb(batch, (record, change) -> {});
  }

  @Override
  public long footprint() {
    return records.bytes()
        + users.footprint()
        + pairs.footprint()
        + 8L * distinctOfUser.elements().length
        + 16L * pairUser.elements().length
        + 16L * losers.size();
  }

  private void absorbClick(long record, Output output) {
    int pair = pairs.idOf(pairHigh(click), pairLow(click));
    if (pair == pairUser.size()) {
      addPair(pair, record);
      enter(pair, output);
      return;
    }
    readWinner(pair);
    if (click.position() < winner.position()) {
      losers.add(winner.position());
      leave(pair, output);
      winnerRecord.set(pair, record);
      enter(pair, output);
    } else if (click.position() > winner.position() && losers.add(click.position())) {
      output.emit(click, Change.DUPLICATE);
    }
  }

  private void addPair(int pair, long record) {
    int user = users.idOf(click.userHigh(), click.userLow());
    if (user == distinctOfUser.size()) {
      distinctOfUser.add(0);
      newestPairOfUser.add(NONE);
    }
    pairUser.add(user);
    pairBefore.add(newestPairOfUser.getInt(user));
    newestPairOfUser.set(user, pair);
    winnerRecord.add(record);
  }

  /** Counts the click at hand, which has become the winner of its pair. */
  private void enter(int pair, Output output) {
    if (click.isGeneralInvalid()) {
      output.emit(click, Change.GENERAL_INVALID);
      return;
    }
    int user = pairUser.getInt(pair);
    int distinct = distinctOfUser.getInt(user) + 1;
    distinctOfUser.set(user, distinct);
    if (distinct == limit + 1) {
      judgeOthersAnew(user, pair, false, output);
    }
    output.emit(click, Change.judged(distinct <= limit, click.costE4()));
  }

  /**
   * Takes the winner out, which has been read: it turns into a duplicate of the copy that replaces
   * it.
   */
  private void leave(int pair, Output output) {
    if (winner.isGeneralInvalid()) {
      output.emit(winner, Change.GENERAL_INVALID.negated().plus(Change.DUPLICATE));
      return;
    }
    int user = pairUser.getInt(pair);
    int distinct = distinctOfUser.getInt(user);
    distinctOfUser.set(user, distinct - 1);
    Change judged = Change.judged(distinct <= limit, winner.costE4());
    output.emit(winner, judged.negated().plus(Change.DUPLICATE));
    if (distinct == limit + 1) {
      judgeOthersAnew(user, pair, true, output);
    }
  }

  private void judgeOthersAnew(int user, int except, boolean valid, Output output) {
    for (int pair = newestPairOfUser.getInt(user); pair != NONE; pair = pairBefore.getInt(pair)) {
      if (pair != except) {
        readWinner(pair);
        Change invalidated = Change.invalidated(1, winner.costE4());
        if (!winner.isGeneralInvalid()) {
          output.emit(winner, valid ? invalidated.negated() : invalidated);
        }
      }
    }
  }

  private void readWinner(int pair) {
    winner.read(records.at(winnerRecord.getLong(pair)));
  }

  /** The fingerprint of a pair is the user's, turned by that of the ad. */
  private static long pairHigh(ClickRecord click) {
    return click.userHigh() ^ click.ad().high();
  }

  private static long pairLow(ClickRecord click) {
    return click.userLow() + click.ad().low();
  }
}
