package io.adclicks.cli.traffic;

import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** What became of the clicks that were sent. Safe for several threads. */
public final class SentClicks {
  private final Queue<PlannedClick> acknowledged = new ConcurrentLinkedQueue<>();
  private final Set<PlannedClick> distinct = ConcurrentHashMap.newKeySet();
  private final boolean remembers;
  private final LongAdder acknowledgements = new LongAdder();
  private final LongAdder copies = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final LongAdder refusals = new LongAdder();
  private final AtomicReference<String> firstRefusal = new AtomicReference<>();

  /** Remembers every click. */
  public SentClicks() {
    this(true);
  }

  private SentClicks(boolean remembers) {
    this.remembers = remembers;
  }

  /** Only counts, for runs whose clicks would fill the memory. */
  public static SentClicks thatForget() {
    return new SentClicks(false);
  }

  void acknowledged(PlannedClick click) {
    acknowledgements.increment();
    if (remembers) {
      acknowledged.add(click);
      if (!distinct.add(click)) {
        copies.increment();
      }
    }
  }

  void retried() {
    retries.increment();
  }

  void refused(String answer) {
    refusals.increment();
    firstRefusal.compareAndSet(null, answer);
  }

  /** All clicks that the gateway has acknowledged. */
  public Iterable<PlannedClick> clicks() {
    return acknowledged;
  }

  /** How many clicks the gateway has acknowledged. */
  public long acknowledgements() {
    return acknowledgements.sum();
  }

  /** Whether {@link #clicks} and {@link #copies} know of them. */
  boolean remembers() {
    return remembers;
  }

  /** How many of them were copies of others. */
  public long copies() {
    return copies.sum();
  }

  /** How often a click was sent again for want of an acknowledgement. */
  public long retries() {
    return retries.sum();
  }

  /** How many clicks were given up. */
  public long refusals() {
    return refusals.sum();
  }

  /** The first answer to a click that was given up. */
  public Optional<String> firstRefusal() {
    return Optional.ofNullable(firstRefusal.get());
  }
}
