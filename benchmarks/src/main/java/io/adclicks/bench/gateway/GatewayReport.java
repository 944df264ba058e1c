package io.adclicks.bench.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** The table and the line of JSON that the benchmark ends with. */
final class GatewayReport {
  private static final String ROW = "%-44s %11s %11s %15s %9s %9s%n";

  private final Measurements found;

  GatewayReport(Measurements found) {
    this.found = found;
  }

  void print(PrintStream out) {
    String many = String.valueOf(found.many().connections());
    String few = String.valueOf(found.few().connections());
    out.println();
    out.printf(ROW, "", "connections", "clicks/s", "per CPU second", "p50 ms", "p99 ms");
    row(out, "bare endpoint: parses, answers 202", many, found.many().bare(), 1);
    row(out, "gateway, one click a request", many, found.many().gateway(), 1);
    row(out, "gateway without Redis", many, found.withoutRedis(), 1);
    row(out, "bare endpoint", few, found.few().bare(), 1);
    row(out, "gateway", few, found.few().gateway(), 1);
    row(out, "gateway at 70 % load", few, found.atSeventyPercent(), 1);
    row(out, "gateway at 70 % load, Redis hanging for 2 s", few, found.whileRedisPauses(), 1);
    row(
        out,
        "gateway, " + found.batchSize() + " clicks a request",
        String.valueOf(GatewayBench.BATCH_CONNECTIONS),
        found.batches(),
        found.batchSize());
    row(out, "bare Kafka producer", "", found.producer(), 1);
    out.printf(
        "%nThe gateway serves %.2f of the bare endpoint's requests per CPU second (goal 0.60), with"
            + " %s connections %.2f; its live heap went from %d to %d MB.%n",
        found.many().ratio(),
        few,
        found.few().ratio(),
        found.heapBeforeKilobytes() >> 10,
        found.heapAfterKilobytes() >> 10);
    if (found.errors() > 0) {
      out.printf("%,d requests were refused or not answered.%n", found.errors());
    }
    out.println(json());
  }

  private static void row(
      PrintStream out, String name, String connections, LoadResult result, int clicks) {
    out.printf(
        ROW,
        name,
        connections,
        "%,.0f".formatted(result.perSecond() * clicks),
        "%,.0f".formatted(result.perCpuSecond() * clicks),
        "%.1f".formatted(result.p50Micros() / 1_000.0),
        "%.1f".formatted(result.p99Millis()));
  }

  private String json() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("benchmark", "gateway");
    figures.put("connections", found.many().connections());
    figures.put("ratio_to_bare_endpoint", rounded(found.many().ratio()));
    figures.put("few_connections", found.few().connections());
    figures.put("ratio_with_few_connections", rounded(found.few().ratio()));
    figures.put("batch_clicks_per_second", Math.round(found.batchClicksPerSecond()));
    figures.put("p99_ms_at_70_percent", rounded(found.atSeventyPercent().p99Millis()));
    figures.put("p99_ms_while_redis_hangs", rounded(found.whileRedisPauses().p99Millis()));
    figures.put("requests_per_cpu_second", Math.round(found.many().gateway().perCpuSecond()));
    figures.put("bare_requests_per_cpu_second", Math.round(found.many().bare().perCpuSecond()));
    figures.put(
        "without_redis_requests_per_cpu_second", Math.round(found.withoutRedis().perCpuSecond()));
    figures.put(
        "batch_clicks_per_cpu_second",
        Math.round(found.batches().perCpuSecond() * found.batchSize()));
    figures.put("producer_clicks_per_cpu_second", Math.round(found.producer().perCpuSecond()));
    figures.put("live_heap_mb_before", found.heapBeforeKilobytes() >> 10);
    figures.put("live_heap_mb_after", found.heapAfterKilobytes() >> 10);
    figures.put("errors", found.errors());
    try {
      return new ObjectMapper().writeValueAsString(figures);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the figures cannot be written as JSON", e);
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
