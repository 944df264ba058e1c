package io.adclicks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.localstack.ClickHouseSchema;
import io.adclicks.localstack.ClickHouseServer;
import io.adclicks.localstack.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcileCommandTest {
  @TempDir Path folder;

  @Test
  void whatNoArchivedClickAccountsForRaisesTheAlarmAndIsCorrectedWhenToldSo() throws Exception {
    try (ClickHouseServer server = ClickHouseServer.start(folder.resolve("clickhouse"))) {
      ClickHouseSchema.migrate(server.jdbcUrl());
      storeACellThatNoArchivedClickAccountsFor(server);
      String store = "--clickhouse=" + server.jdbcUrl();
      String archive = "--root=" + folder.resolve("archive");

      Run dry = adclicks("backfill", store, archive, "--from=2026-11-24", "--dry-run");
      Run refusal = adclicks("reconcile", store, archive, "--date=2026-11-24");
      Run alarm = adclicks("reconcile", store, archive, "--date=2026-11-24", "--even-if-unsound");

      assertThat(dry.output()).contains("ghost", "-1.2500", "abandoned");
      assertThat(dry.exitCode()).isEqualTo(4);
      assertThat(refusal.output()).contains("fewer clicks than were served in 1 cells", "refused");
      assertThat(refusal.exitCode()).isEqualTo(4);
      assertThat(alarm.output()).contains("UNEXPLAINED", "closed");
      assertThat(alarm.exitCode()).isEqualTo(4);
    }
  }

  @Test
  void aWrongArgumentIsTold() throws Exception {
    assertThat(adclicks("reconcile").exitCode()).isEqualTo(2);
    assertThat(adclicks("reconcile", "--date=yesterday").exitCode()).isEqualTo(2);
    assertThat(adclicks("backfill", "--to=2026-11-24").exitCode()).isEqualTo(2);
  }

  private static void storeACellThatNoArchivedClickAccountsFor(ClickHouseServer server)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO ad_metrics_minute VALUES"
              + " ('ghost', '2026-11-24 10:00:00', 5, 1.25, 0, 0, 'final', 4611686018427387904, now64(3))");
    }
  }

  private record Run(int exitCode, String output) {}

  private Run adclicks(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            Installation.java(
                List.of(
                    "-Dadclicks.home=" + System.getProperty("adclicks.home"),
                    Installation.QUICK_COMPILER),
                System.getProperty("java.class.path"),
                Adclicks.class.getName()));
    command.addAll(List.of(arguments));
    Path errors = folder.resolve("errors.txt");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }
}
