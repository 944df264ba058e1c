package io.adclicks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.pipeline.trace.Counted;
import io.adclicks.pipeline.trace.Trace;
import io.adclicks.pipeline.trace.Traces;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunnersAgreeTest {
  private static final String FLINK =
      "--runner=FlinkRunner --flinkMaster=[local] --parallelism=2 --objectReuse=true"
          + " --fasterCopy=true";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void directRunnerCountsWhatTheReferenceCounts(long seed) {
    Trace trace = Traces.large(2_000, 4, seed);

    Counted counted =
        Counted.by("--runner=DirectRunner", trace.bounded(), Counted.all(trace.clicks()));

    assertThat(counted.figures()).isEqualTo(trace.expected());
    assertThat(counted.cells()).hasSameSizeAs(trace.expected().keySet());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void flinkInBatchModeCountsWhatTheReferenceCounts(long seed) {
    Trace trace = Traces.large(5_000, 4, seed);

    Counted counted = Counted.by(FLINK, trace.bounded(), Counted.all(trace.clicks()));

    assertThat(counted.figures()).isEqualTo(trace.expected());
    assertThat(counted.cells()).hasSameSizeAs(trace.expected().keySet());
  }

  @Test
  void flinkInStreamingModeCountsWhatTheReferenceCounts() {
    Trace trace = Traces.large(5_000, 4, 4);

    Counted counted =
        Counted.by(
            FLINK + " --streaming=true --maxBundleSize=50",
            trace.rules(Duration.ofMillis(100)),
            Counted.all(trace.clicks()));

    assertThat(counted.figures()).isEqualTo(trace.expected());
    assertThat(counted.rejected()).isEmpty();
  }
}
