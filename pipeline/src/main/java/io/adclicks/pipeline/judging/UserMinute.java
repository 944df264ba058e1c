package io.adclicks.pipeline.judging;

import io.adclicks.pipeline.batching.BodyReader;
import io.adclicks.pipeline.batching.FingerprintIndex;
import io.adclicks.pipeline.batching.Glances;
import io.adclicks.pipeline.batching.LogIndexes;
import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.batching.RecordLog;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Arrays;

/**
 * The clicks of some users in one minute: finds duplicates and judges {@code USER_VELOCITY}.
 *
 * <p>A click is a (user, ad) pair; of its copies the one at the lowest position wins, and a
 * position counts once however often it is read. What has been emitted so far always adds up to the
 * verdict on the set of clicks absorbed so far, whatever their order. Not safe for several threads.
 */
public final class UserMinute implements LogIndexes.Index {
  private int limit;
  private final BodyReader reader = new BodyReader();

  /**
   * Some clicks in a row, the numbers of their pairs, and of their users if these are new pairs.
   */
  private final ClickRecord[] clicks = new ClickRecord[Glances.IN_A_ROW];

  private final int[] pairNumbers = new int[Glances.IN_A_ROW];
  private final int[] userNumbers = new int[Glances.IN_A_ROW];

  private final ClickRecord winner = new ClickRecord();

  private final RecordLog records = new RecordLog();
  private final FingerprintIndex users = new FingerprintIndex();
  private final FingerprintIndex pairs = new FingerprintIndex();
  private final LongOpenHashSet losers = new LongOpenHashSet(0);

  /** For each user the distinct clicks, and the pairs. */
  private final Chains pairsOfUser = new Chains();

  private final IntArrayList pairUser = new IntArrayList();
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
    judgeBy(limit);
    Arrays.setAll(clicks, i -> new ClickRecord());
  }

  /** Judges by another limit; only before a click has been taken in. */
  void judgeBy(int limit) {
    this.limit = limit == 0 ? Integer.MAX_VALUE : limit;
  }

  /** Whether no click has been taken in. */
  boolean isEmpty() {
    return pairs.size() == 0;
  }

  /** Takes in a batch of clicks; its body is kept, its names are passed on and not kept. */
  public void absorb(MinuteBatch batch, Output output) {
    records.add(batch.body());
    reader.over(batch);
    while (reader.hasNext()) {
      int count = 0;
      for (; count < clicks.length && reader.hasNext(); count++) {
        clicks[count].read(reader);
      }
      numberAhead(count);
      for (int i = 0; i < count; i++) {
        absorbClick(i, output);
      }
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
        + pairsOfUser.footprint()
        + 12L * pairUser.elements().length
        + 16L * losers.size();
  }

  /** Numbers pairs and users, in steps of which each looks at memory for all clicks at once. */
  private void numberAhead(int count) {
    for (int i = 0; i < count; i++) {
      pairs.glanceAt(pairLow(clicks[i]));
      users.glanceAt(clicks[i].userLow());
    }
    for (int i = 0; i < count; i++) {
      pairNumbers[i] = pairs.idOf(pairHigh(clicks[i]), pairLow(clicks[i]));
      if (isNew(pairNumbers[i])) {
        userNumbers[i] = users.idOf(clicks[i].userHigh(), clicks[i].userLow());
        if (userNumbers[i] == pairsOfUser.keys()) {
          pairsOfUser.addKey();
        }
      }
    }
    for (int i = 0; i < count; i++) {
      if (isNew(pairNumbers[i])) {
        pairsOfUser.glanceAt(userNumbers[i]);
      }
    }
  }

  /** Whether no click of a pair has been absorbed. */
  private boolean isNew(int pair) {
    return pair >= pairUser.size();
  }

  private void absorbClick(int ahead, Output output) {
    ClickRecord click = clicks[ahead];
    int pair = pairNumbers[ahead];
    if (isNew(pair)) {
      pairUser.add(userNumbers[ahead]);
      pairsOfUser.addEntry(userNumbers[ahead]);
      winnerRecord.add(records.reference(click.start()));
      enter(pair, click, output);
      return;
    }
    readWinner(pair);
    if (click.position() < winner.position()) {
      losers.add(winner.position());
      leave(pair, output);
      winnerRecord.set(pair, records.reference(click.start()));
      enter(pair, click, output);
    } else if (click.position() > winner.position() && losers.add(click.position())) {
      output.emit(click, Change.DUPLICATE);
    }
  }

  /** Counts a click that has become the winner of its pair. */
  private void enter(int pair, ClickRecord click, Output output) {
    if (click.isGeneralInvalid()) {
      output.emit(click, Change.GENERAL_INVALID);
      return;
    }
    int user = pairUser.getInt(pair);
    int distinct = pairsOfUser.count(user) + 1;
    pairsOfUser.setCount(user, distinct);
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
    int distinct = pairsOfUser.count(user);
    pairsOfUser.setCount(user, distinct - 1);
    Change judged = Change.judged(distinct <= limit, winner.costE4());
    output.emit(winner, judged.negated().plus(Change.DUPLICATE));
    if (distinct == limit + 1) {
      judgeOthersAnew(user, pair, true, output);
    }
  }

  private void judgeOthersAnew(int user, int except, boolean valid, Output output) {
    int pair = pairsOfUser.newest(user);
    for (; pair != Chains.END; pair = pairsOfUser.before(pair)) {
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
