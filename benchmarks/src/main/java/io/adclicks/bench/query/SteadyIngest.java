package io.adclicks.bench.query;

import io.adclicks.model.Resolution;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Inserts cells of the present windows for as long as the benchmark runs, as the pipeline would.
 */
final class SteadyIngest implements Runnable {
  private final Engine engine;
  private final BenchData data;
  private final int rowsPerSecond;
  private final AtomicLong rows = new AtomicLong();

  /**
   * @param rowsPerSecond cells a second, over all three resolutions
   */
  SteadyIngest(Engine engine, BenchData data, int rowsPerSecond) {
    this.engine = engine;
    this.data = data;
    this.rowsPerSecond = rowsPerSecond;
  }

  /** Inserts until interrupted. */
  @Override
  public void run() {
    try {
      for (long revision = 1; !Thread.currentThread().isInterrupted(); revision++) {
        insertSecond(revision);
        TimeUnit.SECONDS.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      if (!Thread.currentThread().isInterrupted()) {
        throw e;
      }
    }
  }

  long rows() {
    return rows.get();
  }

  private void insertSecond(long revision) {
    long now = System.currentTimeMillis();
    for (Resolution resolution : Resolution.values()) {
      int share = rowsPerSecond / Resolution.values().length;
      engine.run(
          "ingest.sql",
          Map.of(
              "table",
              resolution.table(),
              "ads",
              data.ads(),
              "inverse",
              data.inverse(),
              "window",
              resolution.windowStart(now) / 1_000,
              "revision",
              revision,
              "rows",
              share));
      rows.addAndGet(share);
    }
    engine.run("progress.sql", Map.of());
  }
}
