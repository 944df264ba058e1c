package io.adclicks.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.backfill.archive.ArchivedDay;
import io.adclicks.backfill.reconcile.Store;
import io.adclicks.model.Resolution;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcileTest {
  private static final long HOUR = 3_600_000;
  private static final String DAY = ArchivedDay.DATE.toString();
  private static final String DAY_BEFORE = ArchivedDay.DATE.minusDays(1).toString();

  @TempDir static Path folder;
  private static Store store;

  @TempDir Path root;

  @BeforeAll
  static void start() {
    store = Store.start(folder);
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  @BeforeEach
  void forgetEarlierRuns() {
    Stream.of("reconciliation_runs", "billing_daily", "rejected_clicks")
        .forEach(table -> store.execute("TRUNCATE TABLE " + table));
    Stream.of(Resolution.values())
        .forEach(resolution -> store.execute("TRUNCATE TABLE " + resolution.table()));
  }

  @Test
  void aDayThatIsRefusedDoesNotKeepTheNextOneFromBeingDone() throws IOException {
    List<Path> files =
        ArchivedDay.write(
            root,
            List.of(
                ArchivedDay.click(0, 1, "ad", "u", -2 * HOUR),
                ArchivedDay.click(0, 2, "ad", "u", -HOUR)));
    Files.delete(files.get(0));
    ArchivedDay.write(root, List.of(ArchivedDay.click(1, 1, "ad", "u", HOUR)));

    Night night = night("--from=" + DAY_BEFORE, "--to=" + DAY);

    assertThat(night.errors()).contains(DAY_BEFORE + " is not done: the archive of ");
    assertThat(night.output()).contains("day        " + DAY);
    assertThat(night.code()).isEqualTo(1);
    assertThat(runs()).containsExactly(DAY + " closed 20");
  }

  @Test
  void aClosedDayIsTakenAgainOnlyForClicksThatWereArchivedSince() {
    ArchivedDay.write(root, List.of(ArchivedDay.click(0, 1, "ad", "early", HOUR)));
    assertThat(night("--from=" + DAY, "--skipUnchanged").code()).isZero();

    Night quiet = night("--from=" + DAY, "--skipUnchanged");

    assertThat(quiet.output()).startsWith(DAY + ": nothing has come since run ");
    assertThat(quiet.code()).isZero();
    assertThat(runs()).containsExactly(DAY + " closed 20");

    ArchivedDay.write(root, List.of(ArchivedDay.click(0, 2, "ad", "late", HOUR)));
    store.execute(
        "INSERT INTO rejected_clicks VALUES (0, 2, 'LATE', '', 'ad', '2026-11-24 01:00:00', '', now64(3))");
    Night late = night("--from=" + DAY, "--skipUnchanged");

    assertThat(late.code()).isZero();
    assertThat(late.output()).contains("counted    2 clicks", "LATE");
    assertThat(runs()).containsExactly(DAY + " closed 20", DAY + " closed 20");
    assertThat(billed()).containsExactly("2");
  }

  @Test
  void aClosedDayKeepsTheLimitsThatSomebodyChoseForIt() {
    ArchivedDay.write(root, List.of(ArchivedDay.click(0, 1, "ad", "early", HOUR)));
    night("--from=" + DAY);
    night("--from=" + DAY, "--userLimit=5");

    assertThat(night("--from=" + DAY, "--skipUnchanged").output()).contains("nothing has come");
    ArchivedDay.write(root, List.of(ArchivedDay.click(0, 2, "ad", "late", HOUR)));
    night("--from=" + DAY, "--skipUnchanged");

    assertThat(runs()).containsExactly(DAY + " closed 20", DAY + " closed 5", DAY + " closed 5");
  }

  @Test
  void aRunThatWasRefusedIsTriedAgain() {
    ArchivedDay.write(root, List.of(ArchivedDay.click(0, 1, "ad", "u", HOUR)));
    night("--from=" + DAY);
    store.execute(
        "INSERT INTO reconciliation_runs (date, run, step, state, user_limit, archive_digest)"
            + " SELECT date, run + 1, 3, 'refused', user_limit, archive_digest"
            + " FROM reconciliation_runs FINAL");

    night("--from=" + DAY, "--skipUnchanged");

    assertThat(runs()).containsExactly(DAY + " closed 20", DAY + " refused 20", DAY + " closed 20");
  }

  private record Night(int code, String output, String errors) {}

  private Night night(String... flags) {
    String[] args =
        Stream.concat(
                Stream.of(
                    "--runner=DirectRunner",
                    "--targetParallelism=2",
                    "--keysPerStage=2",
                    "--archiveRoot=" + root,
                    "--clickHouseUrl=" + store.jdbcUrl()),
                Stream.of(flags))
            .toArray(String[]::new);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Reconcile.run(
            args,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Night(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static List<String> runs() {
    return store.rows(
        "SELECT concat(toString(date), ' ', state, ' ', toString(user_limit))"
            + " FROM reconciliation_runs FINAL ORDER BY run");
  }

  private static List<String> billed() {
    return store.rows("SELECT argMax(click_count, run) FROM billing_daily");
  }
}
