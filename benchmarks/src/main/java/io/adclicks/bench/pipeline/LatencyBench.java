package io.adclicks.bench.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.adclicks.bench.gateway.BenchFolder;
import io.adclicks.bench.query.Latencies;
import io.adclicks.cli.LiveLine;
import io.adclicks.localstack.ChildProcess;
import io.adclicks.localstack.ClickHouseServer;
import io.adclicks.localstack.KafkaBroker;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how long a click takes until it can be queried, while the pipeline works. */
@Command(
    name = "latency",
    description = {
      "Writes clicks to Kafka at a steady rate, counts them with our pipeline, and measures how",
      "long clicks on ads of their own take until a cell in ClickHouse has them. Everything shares",
      "the processors, the writer of the clicks too."
    },
    mixinStandardHelpOptions = true)
public final class LatencyBench implements Callable<Integer> {
  /** How long the last probes are looked for, with traffic going on. */
  private static final Duration LAST_PROBES = Duration.ofSeconds(30);

  /** Tells how busy all processors were since it was asked before, 0 to 1. */
  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "60000",
      description = "clicks a second (default: ${DEFAULT-VALUE})")
  private int rate;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "80",
      description = "time before the first probe (default: ${DEFAULT-VALUE})")
  private int warmUp;

  @Option(
      names = "--seconds",
      paramLabel = "SECONDS",
      defaultValue = "90",
      description = "time of the measurement (default: ${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--ads",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "ads, their popularity after Zipf (default: ${DEFAULT-VALUE})")
  private int ads;

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    LiveLine line = LiveLine.onStandardOutput();
    Path folder = BenchFolder.empty("latency");
    try (KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"));
        ClickHouseServer clickHouse =
            ClickHouseServer.start(folder.resolve("clickhouse"), line::end)) {
      ClickTopic.create(kafka);
      Arena arena = new Arena(folder, kafka, clickHouse, List.of());
      TraceShape shape = new TraceShape(1, ads, 5_000_000, 0, rate);
      try (ChildProcess job =
              ChildProcess.start(
                  "a",
                  arena.log(Contestant.OURS),
                  arena.prepare(Contestant.OURS, shape),
                  Map.of());
          KafkaProducer<byte[], byte[]> producer = ClickTopic.producer(kafka)) {
        measure(kafka, new CellStore(clickHouse), job, producer, shape, line);
      }
    } finally {
      BenchFolder.keepLogsOnly(folder);
    }
    return 0;
  }

  private void measure(
      KafkaBroker kafka,
      CellStore cells,
      ChildProcess job,
      KafkaProducer<byte[], byte[]> producer,
      TraceShape shape,
      LiveLine line)
      throws IOException, InterruptedException {
    try (BrokerOutput output = BrokerOutput.of(kafka);
        PacedClicks clicks = new PacedClicks(producer, shape)) {
      pass(Duration.ofSeconds(warmUp), "warming up", clicks, job, line);
      long writtenBefore = clicks.written();
      long startNanos = System.nanoTime();
      double unused = MACHINE.getCpuLoad(); // the interval begins
      Probes probes = new Probes(producer, cells);
      pass(Duration.ofSeconds(seconds), "measuring", clicks, job, line);
      double busy = MACHINE.getCpuLoad();
      probes.stop();
      pass(LAST_PROBES, "waiting for the last probes", clicks, job, line);
      probes.close();
      double written = (clicks.written() - writtenBefore) * 1e9 / (System.nanoTime() - startNanos);
      long bytesPerClick = kafka.topicBytes(ClickTopic.NAME) / clicks.written();
      long unread = (kafka.topicBytes(ClickTopic.NAME) - output.bytes()) / bytesPerClick;
      print(probes, Math.round(written), Math.max(0, unread), busy, line);
    }
  }

  private static void pass(
      Duration time, String what, PacedClicks clicks, ChildProcess job, LiveLine line)
      throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      if (!job.isAlive()) {
        throw new IllegalStateException("the pipeline has ended");
      }
      line.show(
          "%s, %d s left, %,d clicks written"
              .formatted(what, TimeUnit.NANOSECONDS.toSeconds(left), clicks.written()));
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private static void print(Probes probes, long written, long unread, double busy, LiveLine line) {
    Latencies latencies = probes.latencies();
    line.end(
        "%,d clicks/s written, processors %.0f %% busy, %,d not read at the end; of %,d probes %,d were not seen in time"
            .formatted(
                written,
                100 * busy,
                unread,
                latencies.count() + probes.missing(),
                probes.missing()));
    System.out.printf(
        "click → queryable: p50 %.1f s, p99 %.1f s (goal 3), longest %.1f s%n",
        latencies.percentile(0.5) / 1e3,
        latencies.percentile(0.99) / 1e3,
        latencies.percentile(1) / 1e3);
    System.out.printf("the longest of each second: %s%n", probes.longest());
    System.out.println(
        new ObjectMapper()
            .createObjectNode()
            .put("clicks_per_second", written)
            .put("processors_busy", busy)
            .put("unread_clicks", unread)
            .put("p50_ms", Math.round(latencies.percentile(0.5)))
            .put("p99_ms", Math.round(latencies.percentile(0.99)))
            .put("probes", latencies.count())
            .put("probes_not_seen", probes.missing()));
  }
}
