package io.adclicks.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.localstack.ClickHouseSchema;
import io.adclicks.localstack.ClickHouseServer;
import io.adclicks.localstack.KafkaBroker;
import io.adclicks.model.Click;
import io.adclicks.model.ClickCodec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All traffic in one partition of Kafka, none in the others. */
class OnePartitionTest {
  private static final Duration SPAN = Duration.ofMinutes(40);
  private static final Duration LATENESS = Duration.ofMinutes(5);
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void partitionsWithoutTrafficDoNotKeepWindowsOpen() throws Exception {
    try (KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"));
        ClickHouseServer clickHouse = ClickHouseServer.start(folder.resolve("clickhouse"))) {
      ClickHouseSchema.migrate(clickHouse.jdbcUrl());
      kafka.createTopic("ad-clicks", 4);
      kafka.createTopic("ad-clicks-duplicates", 4);
      Instant last = Instant.now();
      sendOneClickEverySecond(kafka.bootstrapServers(), last);

      PipelineResult job = start(kafka.bootstrapServers(), clickHouse.bulkJdbcUrl());
      Figures figures = awaitClosed(clickHouse.jdbcUrl(), last.minus(LATENESS));
      job.cancel();

      assertThat(figures).isEqualTo(new Figures(SPAN.toSeconds(), 0, 0));
    }
  }

  /**
   * What is stored.
   *
   * @param clicks of all minutes
   * @param open minutes that should have closed and have not
   * @param rejected clicks that were not counted
   */
  private record Figures(long clicks, long open, long rejected) {
    static Figures read(String jdbcUrl, Instant closedBefore) throws SQLException {
      String query =
          """
          SELECT sum(click_count),
                 countIf(finality = 'provisional' AND event_time + 60 < %d),
                 (SELECT count() FROM rejected_clicks)
          FROM ad_metrics_minute FINAL
          """
              .formatted(closedBefore.getEpochSecond());
      try (Connection connection = DriverManager.getConnection(jdbcUrl);
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(query)) {
        rows.next();
        return new Figures(rows.getLong(1), rows.getLong(2), rows.getLong(3));
      }
    }
  }

  private static Figures awaitClosed(String jdbcUrl, Instant closedBefore) throws SQLException {
    Instant deadline = Instant.now().plus(LIMIT);
    Figures figures = Figures.read(jdbcUrl, closedBefore);
    while ((figures.open() > 0 || figures.clicks() < SPAN.toSeconds())
        && Instant.now().isBefore(deadline)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
      figures = Figures.read(jdbcUrl, closedBefore);
    }
    return figures;
  }

  private static PipelineResult start(String bootstrapServers, String clickHouseUrl) {
    PipelineOptionsFactory.register(StreamClicksOptions.class);
    StreamClicksOptions options =
        PipelineOptionsFactory.fromArgs(
                "--runner=FlinkRunner",
                "--flinkMaster=[local]",
                "--parallelism=2",
                "--streaming=true",
                "--attachedMode=false",
                "--bootstrapServers=" + bootstrapServers,
                "--clickHouseUrl=" + clickHouseUrl)
            .as(StreamClicksOptions.class);
    return StreamClicks.assemble(options).run();
  }

  private static void sendOneClickEverySecond(String bootstrapServers, Instant last)
      throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
    byte[] key = "ad-1".getBytes(UTF_8);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<?>> sent = new ArrayList<>();
      for (long second = SPAN.toSeconds(); second > 0; second--) {
        long millis = last.minusSeconds(second).toEpochMilli();
        Click click = new Click("ad-1", "user-" + second, millis, "192.0.2.7", 1_000, "", millis);
        sent.add(
            producer.send(new ProducerRecord<>("ad-clicks", 2, key, ClickCodec.encode(click))));
      }
      for (Future<?> acknowledgement : sent) {
        acknowledgement.get();
      }
    }
  }
}
