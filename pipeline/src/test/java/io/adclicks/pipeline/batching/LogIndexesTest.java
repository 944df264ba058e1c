package io.adclicks.pipeline.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.apache.beam.runners.core.InMemoryStateInternals;
import org.apache.beam.runners.core.StateInternals;
import org.apache.beam.runners.core.StateNamespaces;
import org.apache.beam.runners.core.StateTags;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.state.BagState;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class LogIndexesTest {
  private static final BoundedWindow WINDOW = GlobalWindow.INSTANCE;
  private static final long PLENTY = 1_000_000;

  private final List<Words> made = new ArrayList<>();

  @Test
  void indexInMemoryIsUsedWithoutReplay() {
    LogIndexes<Words> indexes = indexes(PLENTY);
    State state = new State();
    say(indexes, 1, state, "a");

    say(indexes, 1, state, "b");

    assertThat(made).hasSize(1);
    assertThat(heard(indexes, 1, state)).containsExactly("a", "b");
  }

  @Test
  void appendByAnotherWorkerLeadsToAReplay() {
    LogIndexes<Words> ours = indexes(PLENTY);
    LogIndexes<Words> theirs = indexes(PLENTY);
    State state = new State();
    say(ours, 1, state, "a");
    say(theirs, 1, state, "b");

    List<String> heard = heard(ours, 1, state);

    assertThat(heard).containsExactly("a", "b");
  }

  @Test
  void stateThatWasRolledBackLeadsToAReplay() {
    LogIndexes<Words> indexes = indexes(PLENTY);
    State before = new State();
    say(indexes, 1, before, "a");
    State after = before.copy();
    say(indexes, 1, after, "lost");

    List<String> heard = heard(indexes, 1, before);

    assertThat(heard).containsExactly("a");
  }

  @Test
  void stateThatWasClearedLeadsToAnEmptyIndex() {
    LogIndexes<Words> indexes = indexes(PLENTY);
    State state = new State();
    say(indexes, 1, state, "a");
    state.stamp.clear();
    state.log.clear();

    List<String> heard = heard(indexes, 1, state);

    assertThat(heard).isEmpty();
  }

  @Test
  void keysDoNotMix() {
    LogIndexes<Words> indexes = indexes(PLENTY);
    State one = new State();
    State two = new State();
    say(indexes, 1, one, "a");
    say(indexes, 2, two, "b");

    assertThat(heard(indexes, 1, one)).containsExactly("a");
    assertThat(heard(indexes, 2, two)).containsExactly("b");
  }

  @Test
  void indexOfTheOldestWindowIsDroppedFirstWhenTheBudgetIsSpent() {
    LogIndexes<Words> indexes = indexes(2);
    State old = new State();
    State young = new State();
    indexes.keep(1, window(2), young.stamp, open(indexes, window(2), young));
    Words index = open(indexes, window(1), old);
    index.words.addAll(List.of("a", "b", "c"));
    indexes.keep(1, window(1), old.stamp, index);

    assertThat(indexes.size()).isEqualTo(1);
    open(indexes, window(2), young);
    assertThat(made).as("the young window is still in memory").hasSize(2);
    open(indexes, window(1), old);
    assertThat(made).as("the old window is replayed").hasSize(3);
  }

  @Test
  void minutesOfOneStepAreGivenUpBeforeTheHourOfAnother() {
    IndexBudget budget = new IndexBudget(96);
    LogIndexes<Words> minutes = indexes(budget);
    LogIndexes<Words> hours = indexes(budget);
    keepWords(60, hours, window(3_600));
    keepWords(20, minutes, window(60));

    keepWords(20, minutes, window(120));
    keepWords(60, hours, window(3_600));

    assertThat(hours.size()).isEqualTo(1);
    assertThat(minutes.size()).as("the older minute is given up").isEqualTo(1);
    minutes.dropAll();
    keepWords(40, hours, window(7_200));
    assertThat(hours.size()).as("no minute is left to wait for").isEqualTo(1);
  }

  @Test
  void whatHasBeenReplayedIsHeld() {
    LogIndexes<Words> before = indexes(PLENTY);
    State state = new State();
    say(before, 1, state, "a");
    LogIndexes<Words> resumed = indexes(PLENTY);
    made.clear();

    assertThat(heard(resumed, 1, state)).containsExactly("a");
    assertThat(heard(resumed, 1, state)).containsExactly("a");

    assertThat(made).as("one replay").hasSize(1);
    assertThat(resumed.size()).isEqualTo(1);
  }

  @Test
  void whatDoesNotFitIsAlwaysTheSameIndex() {
    LogIndexes<Words> indexes = indexes(2);
    List<State> states = List.of(new State(), new State(), new State());
    for (int key = 0; key < 3; key++) {
      say(indexes, key, states.get(key), "word");
    }
    made.clear();

    for (int round = 0; round < 10; round++) {
      for (int key = 0; key < 3; key++) {
        say(indexes, key, states.get(key), "");
      }
    }

    assertThat(made).as("replays in ten rounds").hasSizeLessThan(15);
  }

  @Test
  void droppedIndexFreesItsShareOfTheBudget() {
    LogIndexes<Words> indexes = indexes(2);
    State one = new State();
    say(indexes, 1, one, "a");
    say(indexes, 1, one, "b");
    indexes.drop(1, WINDOW);
    assertThat(indexes.size()).isZero();

    say(indexes, 2, new State(), "c");
    say(indexes, 3, new State(), "d");

    assertThat(indexes.size()).isEqualTo(2);
  }

  @Property(tries = 300)
  void neitherEvictionNorOtherWorkersChangeWhatAnIndexKnows(
      @ForAll @LongRange(min = 0, max = 40) long budget, @ForAll Random random) {
    List<LogIndexes<Words>> workers = List.of(indexes(budget), indexes(budget));
    List<State> states = List.of(new State(), new State(), new State());
    List<List<String>> said = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    for (int i = 0; i < 60; i++) {
      int key = random.nextInt(3);
      LogIndexes<Words> worker = workers.get(random.nextInt(2));
      say(worker, key, states.get(key), "word-" + i);
      said.get(key).add("word-" + i);

      assertThat(heard(worker, key, states.get(key))).isEqualTo(said.get(key));
    }
  }

  private LogIndexes<Words> indexes(long budget) {
    return indexes(new IndexBudget(budget));
  }

  private LogIndexes<Words> indexes(IndexBudget budget) {
    return new LogIndexes<>(
        key -> {
          made.add(new Words());
          return made.get(made.size() - 1);
        },
        budget);
  }

  private static void keepWords(int count, LogIndexes<Words> indexes, BoundedWindow window) {
    Words index = new Words();
    index.words.addAll(Collections.nCopies(count, "word"));
    indexes.keep(1, window, new State().stamp, index);
  }

  private static void say(LogIndexes<Words> indexes, int key, State state, String word) {
    Words index = open(indexes, key, state);
    index.replay(word.getBytes(StandardCharsets.UTF_8));
    state.log.add(word.getBytes(StandardCharsets.UTF_8));
    indexes.keep(key, WINDOW, state.stamp, index);
  }

  private static BoundedWindow window(long end) {
    return new IntervalWindow(Instant.EPOCH, Instant.ofEpochMilli(end));
  }

  private static Words open(LogIndexes<Words> indexes, BoundedWindow window, State state) {
    return indexes.open(1, window, state.stamp, words -> {});
  }

  private static List<String> heard(LogIndexes<Words> indexes, int key, State state) {
    return open(indexes, key, state).words;
  }

  private static Words open(LogIndexes<Words> indexes, int key, State state) {
    return indexes.open(key, WINDOW, state.stamp, words -> state.log.read().forEach(words::replay));
  }

  /** Knows the words of its log, and weighs one byte per word. */
  private static final class Words implements LogIndexes.Index {
    private final List<String> words = new ArrayList<>();

    void replay(byte[] body) {
      words.add(new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public long footprint() {
      return words.stream().filter(word -> !word.isEmpty()).count();
    }
  }

  /** What Beam keeps for one key and window. */
  private static final class State {
    private final StateInternals internals = InMemoryStateInternals.forKey("key");
    private final BagState<byte[]> log =
        internals.state(StateNamespaces.global(), StateTags.bag("log", ByteArrayCoder.of()));
    private final ValueState<Long> stamp =
        internals.state(StateNamespaces.global(), StateTags.value("stamp", VarLongCoder.of()));

    private State copy() {
      State copy = new State();
      log.read().forEach(copy.log::add);
      copy.stamp.write(stamp.read());
      return copy;
    }
  }
}
