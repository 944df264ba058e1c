package io.adclicks.bench.peers;

import io.adclicks.model.Resolution;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/**
 * The rules of counting as a Flink job that an engineer would write by hand: deduplication and user
 * velocity keyed by user and minute, three windows per ad, cells at the end of a window and again
 * for late clicks. It has neither the address rule nor early figures, which would cost it more.
 */
public final class HandWrittenFlink {
  private HandWrittenFlink() {}

  /** Runs the job. */
  public static void main(String[] arguments) throws Exception {
    PeerSettings settings = PeerSettings.of(arguments);
    FlinkJob job = new FlinkJob(settings);
    KeyedStream<AdChange, String> changes =
        job.clicks()
            .keyBy(
                click -> Tuple2.of(click.userId, click.minute()),
                Types.TUPLE(Types.STRING, Types.LONG))
            .process(new JudgeUsers())
            .uid("judge-users")
            .keyBy(change -> change.adId);
    for (Resolution resolution : Resolution.values()) {
      changes
          .window(TumblingEventTimeWindows.of(Duration.ofMillis(resolution.durationMillis())))
          .allowedLateness(Duration.ofMinutes(5))
          .aggregate(new SumChanges(), new ToCell(resolution))
          .uid("count-" + resolution.label())
          .addSink(new ClickHouseCells(settings.jdbcUrl()));
    }
    job.run();
  }

  static final class ToCell extends ProcessWindowFunction<AdChange, PeerCell, String, TimeWindow> {
    private static final long serialVersionUID = 1L;

    private final Resolution resolution;

    ToCell(Resolution resolution) {
      this.resolution = resolution;
    }

    @Override
    public void process(
        String adId, Context context, Iterable<AdChange> sums, Collector<PeerCell> out) {
      sums.forEach(sum -> out.collect(new PeerCell(resolution, context.window().getStart(), sum)));
    }
  }
}
