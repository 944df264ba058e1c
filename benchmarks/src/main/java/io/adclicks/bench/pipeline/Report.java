package io.adclicks.bench.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The table and the line of JSON at the end of a run.
 *
 * @param shape what was counted
 * @param standings who reached what
 * @param differences cells on which the two exact contestants do not agree, if both ran
 */
record Report(TraceShape shape, Standings standings, OptionalLong differences) {
  /** A contestant's figures. */
  static String row(Lap lap) {
    return "%-2s %-34s %,11d %8.1f %,11.0f %8.2f %8.2f %,9d"
        .formatted(
            lap.contestant().letter(),
            lap.contestant().title(),
            lap.clicks(),
            lap.seconds(),
            lap.clicksPerSecond(),
            lap.cpuMicrosPerClick(),
            lap.servicesCpuMicrosPerClick(),
            lap.peakBytes() >> 20);
  }

  void print(PrintStream out) {
    out.println();
    out.printf(
        "%-37s %11s %8s %11s %8s %8s %9s %7s %7s%n",
        "", "clicks", "seconds", "clicks/s", "CPU µs", "+services", "peak MiB", "of b", "of e1");
    for (Lap lap : standings.laps()) {
      out.println(
          row(lap)
              + ratio(standings.ratio(lap.contestant(), Contestant.FLINK))
              + ratio(standings.ratio(lap.contestant(), Contestant.BARE_BEAM)));
    }
    out.println(
        "CPU µs: of the contestant's process per click; +services: of Kafka and ClickHouse.");
    differences.ifPresent(cells -> out.printf("cells on which a and b differ: %d%n", cells));
    out.println(json());
  }

  private static String ratio(OptionalDouble ratio) {
    return ratio.isPresent() ? " %7.2f".formatted(ratio.getAsDouble()) : " %7s".formatted("");
  }

  private ObjectNode json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("clicks", shape.clicks())
        .put("ads", shape.ads())
        .put("users", shape.users())
        .put("event_rate", shape.eventRate());
    standings
        .of(Contestant.OURS)
        .ifPresent(
            lap ->
                json.put("clicks_per_second", Math.round(lap.clicksPerSecond()))
                    .put("cpu_micros_per_click", rounded(lap.cpuMicrosPerClick())));
    standings
        .ratio(Contestant.OURS, Contestant.FLINK)
        .ifPresent(ratio -> json.put("ratio_to_native_flink", rounded(ratio)));
    standings
        .ratio(Contestant.OURS, Contestant.BARE_BEAM)
        .ifPresent(ratio -> json.put("ratio_to_bare_read", rounded(ratio)));
    standings
        .ratio(Contestant.OURS, Contestant.BARE_FLINK)
        .ifPresent(ratio -> json.put("ratio_to_bare_flink_read", rounded(ratio)));
    differences.ifPresent(cells -> json.put("differing_cells", cells));
    return json;
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
