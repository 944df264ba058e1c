package io.adclicks.bench.query;

import io.adclicks.model.Resolution;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A day of cells of many ads, made inside the engine: few ads have a cell in every minute, most
 * have some dozens in the day, and clicks are as skewed.
 *
 * @param ads how many ads
 * @param cells how many cells of a minute, about
 * @param start the first instant of the day, in seconds
 */
record BenchData(long ads, long cells, long start) {
  static final int DAY_SECONDS = 86_400;

  /** Scatters the popular ads over the order of the ids. */
  private static final long SCATTER = 514_229;

  private static final int SHIFT = 3;
  private static final double ALWAYS = 0.62;

  /** Each part of the day is inserted by itself, so that ads are spread over parts as in life. */
  private static final int[] PARTS = {0, 480, 960, 1_440};

  /** The id of the ad at a place of the order of popularity, which begins with 1. */
  String adId(long rank) {
    return "ad-%07d".formatted(inverse() * (rank - 1 + ads - SHIFT) % ads);
  }

  long inverse() {
    return BigInteger.valueOf(SCATTER).modInverse(BigInteger.valueOf(ads)).longValueExact();
  }

  Instant from() {
    return Instant.ofEpochSecond(start);
  }

  Instant to() {
    return Instant.ofEpochSecond(start + DAY_SECONDS);
  }

  /** Makes all cells and the catalogue; tells how it goes. */
  void load(Engine engine, Consumer<String> progress) {
    engine.run("load_catalogue.sql", Map.of("ads", ads));
    for (int i = 1; i < PARTS.length; i++) {
      progress.accept("loading cells: hour %d of 24".formatted(PARTS[i - 1] / 60));
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("ads", ads);
      values.put("base", Math.round(ALWAYS * cells / ads));
      values.put("factor", Math.round(2.0e-3 * cells * Math.pow(ads / 1e6, -0.3)));
      values.put("start", start);
      values.put("first", PARTS[i - 1]);
      values.put("end", PARTS[i]);
      engine.run("load_minutes.sql", values);
      loadCoarser(engine, Resolution.FIVE_MINUTES, PARTS[i - 1], PARTS[i]);
      loadCoarser(engine, Resolution.HOUR, PARTS[i - 1], PARTS[i]);
    }
  }

  private void loadCoarser(Engine engine, Resolution resolution, int first, int end) {
    engine.run(
        "load_coarser.sql",
        Map.of(
            "table",
            resolution.table(),
            "minutes",
            resolution.durationMillis() / 60_000,
            "from",
            start + 60L * first,
            "to",
            start + 60L * end));
  }

  long loaded(Engine engine) {
    return Long.parseLong(
        engine.run("cells.sql", Map.of("from", start, "to", start + DAY_SECONDS)));
  }
}
