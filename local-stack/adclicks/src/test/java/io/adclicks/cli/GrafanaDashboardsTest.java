package io.adclicks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adclicks.cli.stack.Http;
import io.adclicks.cli.stack.LocalStack;
import io.adclicks.cli.stack.StackAddresses;
import io.adclicks.cli.stack.StackOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class GrafanaDashboardsTest {
  private static final Path GRAFANA =
      Path.of(System.getProperty("adclicks.home"), "runners-config", "grafana");
  private static final Pattern TIME_FILTER = Pattern.compile("\\$__timeFilter\\(([^)]+)\\)");
  private static final Pattern METRIC = Pattern.compile("\\b(?:adclicks|http|jvm)_[a-z_]+\\b");

  @TempDir static Path folder;

  private static LocalStack stack;

  @BeforeAll
  static void startTheStack() {
    StackOptions options =
        CommandLine.populateCommand(new StackOptions(), "--data=" + folder.resolve("stack"));
    stack = LocalStack.start(options, progress -> {});
  }

  @AfterAll
  static void stopTheStack() {
    if (stack != null) {
      stack.close();
    }
  }

  static List<String> statements() throws IOException {
    return targets("rawSql");
  }

  @ParameterizedTest
  @MethodSource("statements")
  void everyStatementRunsOnTheTablesThereAre(String sql) throws SQLException {
    String runnable =
        TIME_FILTER.matcher(sql).replaceAll("$1 >= now() - INTERVAL 1 DAY AND $1 <= now()");

    try (Connection connection = DriverManager.getConnection(stack.addresses().clickHouse());
        ResultSet rows = connection.createStatement().executeQuery(runnable)) {
      assertThat(rows.getMetaData().getColumnCount()).isPositive();
    }
  }

  @Test
  void everyMetricIsServed() throws IOException, InterruptedException {
    StackAddresses addresses = stack.addresses();
    String token = addresses.callerTokens().admin();
    Http.json(addresses.queryApi().resolve("/api/v1/ads/ad-1/metrics"), token);
    click(addresses);
    String served = scrape(addresses.gateway(), token) + scrape(addresses.queryApi(), token);

    assertThat(metrics()).isNotEmpty().allMatch(served::contains);
  }

  @Test
  void everyPanelUsesADataSourceThatIsProvided() throws IOException {
    String provided = Files.readString(GRAFANA.resolve("provisioning/datasources/adclicks.yaml"));

    for (JsonNode dashboard : dashboards()) {
      assertThat(dashboard.findPath("panels")).isNotEmpty();
      assertThat(dashboard.findValues("datasource"))
          .allMatch(source -> provided.contains("uid: " + source.path("uid").asText()));
    }
  }

  /** Some metrics of the gateway begin with its first click. */
  private static void click(StackAddresses addresses) throws IOException, InterruptedException {
    String body =
        "{\"ad_id\":\"ad-1\",\"user_id\":\"me\",\"timestamp\":\"%s\",\"token\":\"%s\"}"
            .formatted(Instant.now(), TokenCommand.sign(addresses.tokenKeys(), "ad-1", "0.2500"));
    HttpRequest request =
        HttpRequest.newBuilder(addresses.gateway().resolve("/api/v1/clicks"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    assertThat(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()))
        .returns(202, HttpResponse::statusCode);
  }

  private static Set<String> metrics() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String expression : targets("expr")) {
      Matcher matcher = METRIC.matcher(expression);
      while (matcher.find()) {
        names.add(matcher.group());
      }
    }
    return names;
  }

  private static List<String> targets(String field) throws IOException {
    List<String> found = new ArrayList<>();
    for (JsonNode dashboard : dashboards()) {
      dashboard.findValues(field).forEach(value -> found.add(value.asText()));
    }
    return found;
  }

  private static List<JsonNode> dashboards() throws IOException {
    List<JsonNode> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(GRAFANA.resolve("dashboards"))) {
      for (Path file : files.sorted().toList()) {
        found.add(new ObjectMapper().readTree(file.toFile()));
      }
    }
    return found;
  }

  private static String scrape(URI service, String token) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve("/q/metrics"))
            .header("Authorization", "Bearer " + token)
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
