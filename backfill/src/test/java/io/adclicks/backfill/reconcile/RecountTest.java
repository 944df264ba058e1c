package io.adclicks.backfill.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.backfill.archive.ArchivedDay;
import io.adclicks.backfill.journal.RunState;
import io.adclicks.model.Click;
import io.adclicks.model.ClickCodec;
import io.adclicks.pipeline.source.EncodedClick;
import io.adclicks.pipeline.source.Position;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two engines that share no code come to the same figures. */
class RecountTest {
  private static final List<String> TAGS =
      List.of("", "", "", "", "BOT_USER_AGENT", "DATACENTER_ADDRESS");
  private static final List<String> ADDRESSES = List.of("", "10.0.0.1", "10.0.0.2", "2001:db8::7");
  private static final List<String> TOKENS = List.of("", "", "SflKxwRJSMeKKF2QT4fwpM", "t 'é'");

  @TempDir static Path folder;
  @TempDir Path root;
  private static Store store;

  @BeforeAll
  static void start() {
    store = Store.start(folder);
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  @BeforeEach
  void clear() {
    store.clear();
    store.execute(
        "INSERT INTO counting_rules VALUES ('2026-01-01 00:00:00', 3, 9, 5, 300000, 'test', 4, 2)");
  }

  @Test
  void bothCountsAgreeWhateverComesTogether() {
    List<EncodedClick> clicks = mixture();
    ArchivedDay.write(root, clicks.subList(0, 900));
    // The archive job crashed, and wrote again what it had not committed.
    ArchivedDay.write(root, clicks.subList(600, 1_500));
    ArchivedDay.write(root, clicks.subList(1_500, clicks.size()));

    DayReport report = Day.of(store, root).reconcile();

    assertThat(report.run().recount()).isEqualTo(DayReport.EQUAL);
    assertThat(report.run().clicks()).isEqualTo(clicks.size());
    assertThat(
            store.rows("SELECT DISTINCT arrayJoin(mapKeys(invalid_by_reason)) FROM billing_daily"))
        .containsExactlyInAnyOrder(
            "BOT_USER_AGENT",
            "DATACENTER_ADDRESS",
            "USER_VELOCITY",
            "ADDRESS_VELOCITY",
            "TOKEN_REUSE");
    assertThat(store.rows("SELECT sum(duplicate_count) > 0 FROM billing_daily"))
        .containsExactly("1");
  }

  @Test
  void aDifferenceBetweenTheCountsLeavesEverythingAsItWas() {
    ArchivedDay.write(root, ArchivedDay.clicks(24));
    // As if the pipeline had counted an ad that nobody clicked.
    store.execute(
        "CREATE MATERIALIZED VIEW fault TO staged_cells AS"
            + " SELECT date, run, resolution, 'phantom' AS ad_id, event_time, click_count, total_cost, duplicate_count, invalid_count"
            + " FROM staged_recounts AS r WHERE r.ad_id = 'ad-1'");
    try {
      DayReport report = Day.of(store, root).reconcile();

      assertThat(report.run().recount()).isEqualTo(DayReport.DIFFERENT);
      assertThat(report.run().state()).isEqualTo(RunState.REFUSED);
      assertThat(report.isAlarming()).isTrue();
      assertThat(store.rows("SELECT count() FROM ad_metrics_hour")).containsExactly("0");
      assertThat(store.rows("SELECT count() FROM billing_daily")).containsExactly("0");
      assertThat(store.rows("SELECT count() FROM restatements")).containsExactly("0");
    } finally {
      store.execute("DROP TABLE fault");
    }
  }

  @Test
  void midnightAndHoursThatOtherZonesSkipAreOrdinaryHoursInUtc() {
    TimeZone before = TimeZone.getDefault();
    try {
      // Here the clock goes from 02:00 to 03:00 on the one day, and runs from 02:00 to 03:00 twice
      // on the other.
      TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
      assertEveryHourOf(LocalDate.of(2026, 3, 29));
      assertEveryHourOf(LocalDate.of(2026, 10, 25));
    } finally {
      TimeZone.setDefault(before);
    }
  }

  private void assertEveryHourOf(LocalDate date) {
    List<EncodedClick> clicks = new ArrayList<>();
    Instant midnight = Instant.parse(date + "T00:00:00Z");
    clicks.add(click(0, midnight.minusMillis(1)));
    for (int hour = 0; hour < 24; hour++) {
      clicks.add(click(1 + 2 * hour, midnight.plusSeconds(hour * 3600L)));
      clicks.add(click(2 + 2 * hour, midnight.plusSeconds(hour * 3600L + 3600).minusMillis(1)));
    }
    clicks.add(click(49, midnight.plusSeconds(86_400)));
    Path archive = root.resolve(date.toString());
    ArchivedDay.write(archive, clicks);

    DayReport report = Day.of(store, archive).on(date).reconcile();

    assertThat(report.run().recount()).isEqualTo(DayReport.EQUAL);
    assertThat(report.run().clicks()).isEqualTo(48);
    assertThat(
            store.rows(
                "SELECT toHour(event_time, 'UTC'), click_count FROM ad_metrics_hour FINAL"
                    + " WHERE toDate(event_time, 'UTC') = '%s' ORDER BY event_time"
                        .formatted(date)))
        .hasSize(24)
        .allMatch(row -> row.endsWith("|2"));
    assertThat(
            store.rows(
                "SELECT gross_count FROM billing_daily FINAL WHERE date = '%s'".formatted(date)))
        .containsExactly("48");
  }

  private static EncodedClick click(long offset, Instant at) {
    Click click =
        new Click("ad", "user-" + offset, at.toEpochMilli(), "", 2_500, "", at.toEpochMilli());
    return new EncodedClick(Position.of(0, offset), ClickCodec.encode(click));
  }

  /**
   * Copies, tagged clicks, unknown addresses, tokens that are replayed or missing, edge duplicates;
   * prices that add up inexactly as fractions.
   */
  private static List<EncodedClick> mixture() {
    SplittableRandom random = new SplittableRandom(23);
    List<EncodedClick> clicks = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      long time = ArchivedDay.START + random.nextInt(40) * 60_000L + random.nextInt(60_000);
      Click click =
          new Click(
              "ad 'é' " + random.nextInt(9),
              "user \\ " + random.nextInt(25),
              time,
              ADDRESSES.get(random.nextInt(ADDRESSES.size())),
              random.nextInt(100_000),
              TAGS.get(random.nextInt(TAGS.size())),
              time + random.nextInt(2_000),
              TOKENS.get(random.nextInt(TOKENS.size())));
      int partition = i % 4 == 3 ? Position.DUPLICATES_PARTITION : i % 4;
      clicks.add(new EncodedClick(Position.of(partition, i / 4), ClickCodec.encode(click)));
    }
    return clicks;
  }
}
