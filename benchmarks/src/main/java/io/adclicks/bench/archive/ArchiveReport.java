package io.adclicks.bench.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;

/**
 * The ratio and the line of JSON at the end of a run.
 *
 * @param bare all rounds of the bare read
 * @param archive all rounds of the archive job
 * @param files what the job has written in its last round
 * @param topicBytes what the clicks take in Kafka
 * @param missing clicks that are not in the archive, or are there more than once
 */
record ArchiveReport(Lap bare, Lap archive, ArchivedFiles files, long topicBytes, long missing) {
  /** A row of the table. */
  static String row(String title, Lap lap) {
    return "%-20s %,11d %8.1f %,11.0f %9.2f %,9d"
        .formatted(
            title,
            lap.clicks(),
            lap.seconds(),
            lap.clicksPerSecond(),
            lap.cpuMicrosPerClick(),
            lap.peakBytes() >> 20);
  }

  /** The head of the table. */
  static String head() {
    return "%-20s %11s %8s %11s %9s %9s"
        .formatted("", "clicks", "seconds", "clicks/s", "CPU µs", "peak MiB");
  }

  /** Clicks per second of processor time, of a bare read's. */
  double ratioPerCore() {
    return bare.cpuMicrosPerClick() / archive.cpuMicrosPerClick();
  }

  /** Clicks per second, of a bare read's. */
  double ratio() {
    return archive.clicksPerSecond() / bare.clicksPerSecond();
  }

  void print(PrintStream out) {
    out.println();
    out.println(head());
    out.println(row("bare KafkaIO read", bare));
    out.println(row("archive", archive));
    out.printf(
        "archive of a bare read: %.2f of its clicks/s, %.2f of its clicks per CPU second%n",
        ratio(), ratioPerCore());
    out.printf(
        "%,d files of %,d KiB on average, %.2f of the bytes in Kafka; clicks missing or twice: %d%n",
        files.files(),
        (files.bytes() / files.files()) >> 10,
        (double) files.bytes() / topicBytes,
        missing);
    out.println(json());
  }

  private ObjectNode json() {
    return new ObjectMapper()
        .createObjectNode()
        .put("clicks_per_second", Math.round(archive.clicksPerSecond()))
        .put("cpu_micros_per_click", rounded(archive.cpuMicrosPerClick()))
        .put("bare_clicks_per_second", Math.round(bare.clicksPerSecond()))
        .put("bare_cpu_micros_per_click", rounded(bare.cpuMicrosPerClick()))
        .put("ratio_to_bare_read", rounded(ratio()))
        .put("ratio_to_bare_read_per_core", rounded(ratioPerCore()))
        .put("bytes_of_kafka_bytes", rounded((double) files.bytes() / topicBytes))
        .put("missing_clicks", missing);
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
