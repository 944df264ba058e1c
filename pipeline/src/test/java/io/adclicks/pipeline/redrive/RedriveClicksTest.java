package io.adclicks.pipeline.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.localstack.ClickHouseSchema;
import io.adclicks.localstack.ClickHouseServer;
import io.adclicks.localstack.KafkaBroker;
import io.adclicks.model.Click;
import io.adclicks.model.ClickCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedriveClicksTest {
  private static final String REPAIRED =
      """
      {"source":"%s","ad_id":"ad-7","user_id":"u","timestamp":"2026-11-23T10:00:00Z","cost":"0.2500"}
      """;

  @TempDir static Path folder;
  private static KafkaBroker kafka;
  private static ClickHouseServer clickHouse;
  private static int topics;
  private String topic;

  @BeforeAll
  static void start() throws SQLException {
    kafka = KafkaBroker.start(folder.resolve("kafka"));
    clickHouse = ClickHouseServer.start(folder.resolve("clickhouse"));
    ClickHouseSchema.migrate(clickHouse.jdbcUrl());
    Click fromTheFuture = new Click("ad-7", "u", 4_070_908_800_000L, "10.0.0.1", 2_500, "", 1);
    String original = Base64.getEncoder().encodeToString(ClickCodec.encode(fromTheFuture));
    reject(0, 17, "MALFORMED", "AAAA");
    reject(1, 4, "IMPLAUSIBLE_EVENT_TIME", original);
    reject(1, 5, "LATE", "");
  }

  @AfterAll
  static void stop() {
    clickHouse.close();
    kafka.close();
  }

  @BeforeEach
  void createTopic() {
    topic = "ad-clicks-" + ++topics;
    kafka.createTopic(topic, 1);
  }

  @Test
  void rejectedClicksAreListedWithAllThatCanBeReadOfThem() throws Exception {
    Run run = run("");

    assertThat(run.out().lines().toList())
        .hasSize(2)
        .anyMatch(line -> line.contains("\"source\":\"0:17\"") && line.contains("AAAA"))
        .anyMatch(
            line ->
                line.contains("\"source\":\"1:4\"")
                    && line.contains("\"timestamp\":\"2099-01-01T00:00:00Z\"")
                    && line.contains("\"cost\":\"0.2500\""));
  }

  @Test
  void repairedClickIsSentBackOnceHoweverOftenItIsTried() throws Exception {
    Path file = file(REPAIRED.formatted("0:17") + REPAIRED.formatted("1:4"));

    assertThat(run(file.toString()).out()).isEqualTo("2 sent, 0 had been sent before\n");
    assertThat(run(file.toString()).out()).isEqualTo("0 sent, 2 had been sent before\n");

    assertThat(clicksInKafka()).hasSize(2).allMatch(click -> click.costE4() == 2_500);
    assertThat(redriven()).isEqualTo(2);
  }

  @Test
  void clickOfACrashedAttemptIsSentBackOnce() throws Exception {
    Path file = file(REPAIRED.formatted("0:17"));
    crashedAttempt();

    assertThat(run(file.toString()).out()).isEqualTo("1 sent, 0 had been sent before\n");

    assertThat(clicksInKafka()).hasSize(1);
  }

  @Test
  void nothingIsSentWhileALineOfTheFileIsWrong() throws Exception {
    Path file =
        file(
            REPAIRED.formatted("0:17")
                + REPAIRED.formatted("1:5")
                + REPAIRED.formatted("0:17")
                + "{\"source\":\"1:4\",\"ad_id\":\"ad-7\"}\n"
                + REPAIRED.formatted("1:4").replace("2026", "2099"));

    Run run = run(file.toString());

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .contains("line 2: source 1:5 is no rejected click")
        .contains("line 3: source 0:17 is no rejected click, or is in the file twice")
        .contains("line 4: timestamp is missing")
        .contains("line 5: timestamp 2099-11-23T10:00:00Z is more than 60 s ahead of now");
    assertThat(clicksInKafka()).isEmpty();
  }

  private record Run(int exitCode, String out, String err) {}

  private Run run(String clicks) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] arguments = {
      "--bootstrapServers=" + kafka.bootstrapServers(),
      "--clickHouseUrl=" + clickHouse.jdbcUrl(),
      "--clicksTopic=" + topic,
      "--redrivenTopic=" + topic + "-redriven",
      "--clicks=" + clicks
    };
    int exitCode =
        RedriveClicks.run(
            arguments, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    return new Run(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  private static Path file(String lines) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "repaired", ".jsonl"), lines);
  }

  /** What a redrive leaves behind that dies before its transaction is committed. */
  private void crashedAttempt() throws Exception {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafka.bootstrapServers(),
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            "adclicks-redrive");
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, ClickCodec.encode(click()))).get();
      producer.close(Duration.ZERO);
    }
  }

  private static Click click() {
    return new Click("ad-7", "u", 1_000, "", 2_500, "", 1_000);
  }

  private List<Click> clicksInKafka() {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafka.bootstrapServers(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
    List<Click> clicks = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(message -> clicks.add(ClickCodec.decode(message.value())));
      }
    }
    return clicks;
  }

  private static void reject(int partition, long offset, String reason, String original)
      throws SQLException {
    execute(
        "INSERT INTO rejected_clicks VALUES (%d, %d, '%s', 'why', '', 0, '%s', now64(3))"
            .formatted(partition, offset, reason, original));
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(clickHouse.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long redriven() throws SQLException {
    try (Connection connection = DriverManager.getConnection(clickHouse.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count() FROM redriven_clicks FINAL")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
