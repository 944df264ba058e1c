package io.adclicks.bench.peers;

import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Deduplicates and applies the user's limit, keyed by user and minute. A copy comes after the click
 * it repeats, since both have the same key in Kafka.
 */
final class JudgeUsers extends KeyedProcessFunction<Tuple2<String, Long>, PeerClick, AdChange> {
  private static final long serialVersionUID = 1L;
  private static final int LIMIT = 20;
  private static final long LATENESS_MILLIS = 300_000;
  private static final long TAGGED = -1;

  private transient ValueState<UserMinuteClicks> state;

  @Override
  public void open(Configuration parameters) {
    TypeInformation<UserMinuteClicks> type =
        Types.POJO(
            UserMinuteClicks.class,
            Map.of(
                "ads", Types.LIST(Types.STRING),
                "costs", Types.LIST(Types.LONG),
                "untagged", Types.INT));
    state = getRuntimeContext().getState(new ValueStateDescriptor<>("clicks", type));
  }

  @Override
  public void processElement(PeerClick click, Context context, Collector<AdChange> out)
      throws Exception {
    UserMinuteClicks clicks = state.value();
    if (clicks == null) {
      clicks = new UserMinuteClicks();
      long end = (click.minute() + 1) * 60_000 - 1;
      context.timerService().registerEventTimeTimer(end + LATENESS_MILLIS);
    }
    if (clicks.ads.contains(click.adId)) {
      out.collect(new AdChange(click.adId, 0, 0, 0, 1));
      return;
    }
    clicks.ads.add(click.adId);
    clicks.costs.add(click.tagged ? TAGGED : click.costE4);
    out.collect(judge(click, clicks, out));
    state.update(clicks);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<AdChange> out) {
    state.clear();
  }

  private static AdChange judge(PeerClick click, UserMinuteClicks clicks, Collector<AdChange> out) {
    if (!click.tagged) {
      clicks.untagged++;
    }
    if (!click.tagged && clicks.untagged == LIMIT + 1) {
      retractOthers(clicks, out);
    }
    boolean valid = !click.tagged && clicks.untagged <= LIMIT;
    return valid
        ? new AdChange(click.adId, 1, click.costE4, 0, 0)
        : new AdChange(click.adId, 0, 0, 1, 0);
  }

  private static void retractOthers(UserMinuteClicks clicks, Collector<AdChange> out) {
    for (int i = 0; i < clicks.ads.size() - 1; i++) {
      long cost = clicks.costs.get(i);
      if (cost != TAGGED) {
        out.collect(new AdChange(clicks.ads.get(i), -1, -cost, 1, 0));
      }
    }
  }
}
