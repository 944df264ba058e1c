package io.adclicks.backfill.journal;

import io.adclicks.backfill.warehouse.Sql;
import io.adclicks.backfill.warehouse.Warehouse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The right to reconcile a day, held by one run at a time.
 *
 * <p>A claim is written first, and given up again if there is another one that lives: two that come
 * at the same time may both be refused, but never both go ahead. It lives as long as it is renewed,
 * or until its process is seen to have ended. One that lapsed is lost for good: somebody else may
 * have held the day since.
 */
public final class DayClaim implements AutoCloseable {
  private static final Sql BEAT = Sql.resource("beat_claim.sql");
  private static final Sql OTHERS = Sql.resource("other_claims.sql");
  private static final Duration PERIOD = Duration.ofSeconds(10);

  /** How long a claim lives without being renewed. */
  static final Duration LIFE = Duration.ofMinutes(1);

  private final Warehouse warehouse;
  private final LocalDate date;
  private final Claimant claimant;
  private final String claim = UUID.randomUUID().toString();
  private final ScheduledExecutorService renewal =
      Executors.newSingleThreadScheduledExecutor(DayClaim::daemon);
  private final LongSupplier nanoTime;
  private volatile long renewedNanos;
  private volatile boolean lost;

  private DayClaim(Warehouse warehouse, LocalDate date, Claimant claimant, LongSupplier nanoTime) {
    this.warehouse = warehouse;
    this.date = date;
    this.claimant = claimant;
    this.nanoTime = nanoTime;
    renewedNanos = nanoTime.getAsLong();
  }

  /**
   * Claims a day.
   *
   * @throws DayTakenException if somebody else holds it
   */
  public static DayClaim take(Warehouse warehouse, LocalDate date, Claimant claimant) {
    return take(warehouse, date, claimant, System::nanoTime);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // A renewal reports its own failure.
  static DayClaim take(
      Warehouse warehouse, LocalDate date, Claimant claimant, LongSupplier nanoTime) {
    DayClaim claim = new DayClaim(warehouse, date, claimant, nanoTime);
    claim.beat(false);
    Optional<Claimant> holder = claim.otherHolder();
    if (holder.isPresent()) {
      claim.close();
      throw new DayTakenException(date, holder.get());
    }
    long period = PERIOD.toMillis();
    claim.renewal.scheduleWithFixedDelay(claim::renew, period, period, TimeUnit.MILLISECONDS);
    return claim;
  }

  /**
   * Checks that the claim still lives, before something that cannot be undone.
   *
   * @throws DayTakenException if it may have passed to somebody else
   */
  public void requireHeld() {
    if (lost || nanosSinceRenewal() > LIFE.toNanos() / 2) {
      throw new DayTakenException(date, claim);
    }
    otherHolder()
        .ifPresent(
            holder -> {
              throw new DayTakenException(date, holder);
            });
  }

  @Override
  public void close() {
    renewal.shutdown();
    awaitLastRenewal();
    beat(true);
  }

  /** A renewal that is on its way must not undo the release. */
  private void awaitLastRenewal() {
    try {
      renewal.awaitTermination(LIFE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A claim that lapsed is not renewed, so that it does not stand in the way of its successor. */
  void renew() {
    try {
      noteLapse();
      beat(lost);
    } catch (RuntimeException e) {
      System.getLogger(DayClaim.class.getName())
          .log(System.Logger.Level.WARNING, "the claim on {0} could not be renewed", date);
    }
  }

  private void beat(boolean released) {
    long before = nanoTime.getAsLong();
    warehouse.execute(BEAT, date, claim, claimant.host(), claimant.pid(), released ? 1 : 0);
    noteLapse();
    renewedNanos = before;
  }

  private void noteLapse() {
    if (nanosSinceRenewal() > LIFE.toNanos()) {
      lost = true;
    }
  }

  private long nanosSinceRenewal() {
    return nanoTime.getAsLong() - renewedNanos;
  }

  private Optional<Claimant> otherHolder() {
    List<Claimant> others =
        warehouse.query(
            OTHERS,
            row -> new Claimant(row.getString("host"), row.getLong("pid")),
            date,
            claim,
            LIFE.toSeconds());
    return others.stream().filter(other -> !other.isKnownToHaveEnded()).findFirst();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "renew-claim");
    thread.setDaemon(true);
    return thread;
  }
}
