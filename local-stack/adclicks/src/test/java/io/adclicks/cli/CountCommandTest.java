package io.adclicks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.localstack.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountCommandTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"direct", "flink"})
  void printsOneLinePerCellAndNothingElse(String runner) throws Exception {
    Path clicks =
        clicks(
            """
            {"ad_id":"a","user_id":"u","timestamp":"2026-11-23T10:00:01Z","ip":"10.0.0.1","cost":"0.2500"}
            {"ad_id":"a","user_id":"u","timestamp":1795428059999,"ip":"10.0.0.1","cost":"9.0000"}
            {"ad_id":"a","user_id":"v","timestamp":"2026-11-23T10:00:02Z","cost":0.5,"ivt":"BOT_USER_AGENT"}
            """);

    Run run = count("--clicks=" + clicks, "--runner=" + runner);

    String figures =
        "\"click_count\":1,\"total_cost\":\"0.2500\",\"duplicate_count\":1,\"invalid_count\":1}";
    assertThat(run.output().lines())
        .containsExactly(
            "{\"ad_id\":\"a\",\"resolution\":\"1m\",\"event_time\":\"2026-11-23T10:00:00Z\","
                + figures,
            "{\"ad_id\":\"a\",\"resolution\":\"5m\",\"event_time\":\"2026-11-23T10:00:00Z\","
                + figures,
            "{\"ad_id\":\"a\",\"resolution\":\"1h\",\"event_time\":\"2026-11-23T10:00:00Z\","
                + figures);
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void clicksWithATokenOfTooManyUsersAreInvalid() throws Exception {
    Path clicks =
        clicks(
            """
            {"ad_id":"a","user_id":"u","timestamp":"2026-11-23T10:00:01Z","cost":"0.2500","token":"t"}
            {"ad_id":"a","user_id":"v","timestamp":"2026-11-23T10:00:02Z","cost":"0.2500","token":"t"}
            {"ad_id":"a","user_id":"w","timestamp":"2026-11-23T10:00:03Z","cost":"0.2500"}
            """);

    Run run = count("--clicks=" + clicks, "--token-users-per-minute=1");

    assertThat(run.output().lines())
        .hasSize(3)
        .allMatch(cell -> cell.contains("\"click_count\":1,\"total_cost\":\"0.2500\""))
        .allMatch(cell -> cell.contains("\"invalid_count\":2"));
  }

  @Test
  void aMalformedLineIsNamedAndTheRestIsCounted() throws Exception {
    Path clicks =
        clicks(
            """
            not a click
            {"ad_id":"a","user_id":"u","timestamp":"2026-11-23T10:00:01Z","cost":"0.2500"}
            {"ad_id":"a","user_id":"u","timestamp":"2026-11-23T10:00:01Z","cost":"a lot"}
            """);

    Run run = count("--clicks=" + clicks);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.output().lines()).hasSize(3);
    assertThat(run.errors()).contains("line 1:").contains("line 3:").contains("cost");
  }

  @Test
  void aFileThatIsNotThereIsOneClearSentence() throws Exception {
    Run run = count("--clicks=" + folder.resolve("missing"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors().lines().filter(line -> line.contains("cannot be read"))).hasSize(1);
  }

  private record Run(int exitCode, String output, String errors) {}

  private Path clicks(String lines) throws IOException {
    return Files.writeString(folder.resolve("clicks.jsonl"), lines);
  }

  private Run count(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            Installation.java(
                List.of("-Dadclicks.home=" + System.getProperty("adclicks.home")),
                System.getProperty("java.class.path"),
                Adclicks.class.getName()));
    command.add("count");
    command.addAll(List.of(arguments));
    Path errors = folder.resolve("errors.txt");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output, Files.readString(errors));
  }
}
