package io.adclicks.pipeline.lateness;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.model.RejectionReason;
import io.adclicks.pipeline.source.EncodedClick;
import io.adclicks.pipeline.source.EncodedClickCoder;
import io.adclicks.pipeline.source.RejectedClick;
import io.adclicks.pipeline.trace.Counted;
import io.adclicks.pipeline.trace.PlacedClick;
import io.adclicks.pipeline.trace.Trace;
import io.adclicks.pipeline.trace.Traces;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

/** A stream in which some clicks come so late that they are set aside. */
class LateTraceTest {
  private static final String FLINK =
      "--runner=FlinkRunner --flinkMaster=[local] --parallelism=2 --streaming=true"
          + " --maxBundleSize=20";
  private static final int CHUNK = 40;
  private static final Duration SECOND = Duration.standardSeconds(1);
  private static final java.time.Duration OFTEN = java.time.Duration.ofMillis(200);

  @Test
  void directRunnerCountsExactlyWhatItDoesNotSetAside() {
    Trace trace = Traces.large(800, 20, 7);

    Counted counted =
        Counted.by("--runner=DirectRunner", trace.rules(OFTEN), stream(trace, SECOND));

    assertExact(trace, counted);
  }

  @Test
  void flinkCountsExactlyWhatItDoesNotSetAside() {
    Trace trace = Traces.large(2_000, 20, 8);

    Counted counted = Counted.by(FLINK, trace.rules(OFTEN), stream(trace, Duration.ZERO));

    assertExact(trace, counted);
  }

  private static void assertExact(Trace trace, Counted counted) {
    Set<Long> late =
        counted.rejected().stream().map(RejectedClick::position).collect(Collectors.toSet());
    List<PlacedClick> inTime =
        trace.clicks().stream().filter(click -> !late.contains(click.position())).toList();
    assertThat(counted.figures()).isEqualTo(trace.with(inTime).expected());
    assertThat(counted.rejectedFor(RejectionReason.LATE)).isPositive();
    assertThat(counted.accountedFor()).isEqualTo(trace.clicks().size());
  }

  private static TestStream<EncodedClick> stream(Trace trace, Duration tick) {
    Random random = new Random(3);
    Map<PlacedClick, Long> arrival =
        trace.clicks().stream()
            .collect(Collectors.toMap(Function.identity(), click -> arrival(click, random)));
    List<PlacedClick> order =
        trace.clicks().stream().sorted(Comparator.comparing(arrival::get)).toList();
    TestStream.Builder<EncodedClick> stream = TestStream.create(EncodedClickCoder.of());
    for (int from = 0; from < order.size(); from += CHUNK) {
      List<PlacedClick> chunk = order.subList(from, Math.min(order.size(), from + CHUNK));
      stream =
          tick.equals(Duration.ZERO)
              ? add(stream, chunk)
              : add(stream, chunk).advanceProcessingTime(tick);
      stream = stream.advanceWatermarkTo(Instant.ofEpochMilli(arrival.get(chunk.get(0)) - 20_000));
    }
    return stream.advanceWatermarkToInfinity();
  }

  /** Most clicks come within seconds, one in ten within a quarter of an hour. */
  private static long arrival(PlacedClick placed, Random random) {
    int delay = random.nextInt(10) == 0 ? 900_000 : 20_000;
    return placed.click().eventTimeMillis() + random.nextInt(delay);
  }

  @SuppressWarnings("unchecked")
  private static TestStream.Builder<EncodedClick> add(
      TestStream.Builder<EncodedClick> stream, List<PlacedClick> chunk) {
    TimestampedValue<EncodedClick>[] values =
        chunk.stream()
            .map(placed -> TimestampedValue.of(placed.encoded(), time(placed)))
            .toArray(TimestampedValue[]::new);
    return stream.addElements(values[0], Arrays.copyOfRange(values, 1, values.length));
  }

  private static Instant time(PlacedClick placed) {
    return Instant.ofEpochMilli(placed.click().eventTimeMillis());
  }
}
