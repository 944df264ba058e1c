package io.adclicks.bench.micro;

import io.adclicks.model.Click;
import io.adclicks.model.ClickCodec;
import io.adclicks.model.ClickReader;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.batching.Fingerprint;
import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.judging.ClickRecord;
import io.adclicks.pipeline.judging.UserMinute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Deduplicating and judging the clicks of users, per click, beside the JDK's maps. The indexes grow
 * larger than the processor's caches, and buckets take turns, as they do in the hot path.
 */
@State(Scope.Thread)
public class JudgeBenchmark {
  private static final int BUCKETS = 4;
  private static final int BATCHES = 3_200;
  private static final int CLICKS_PER_BATCH = 625;
  private static final int CLICKS = BATCHES * CLICKS_PER_BATCH;
  private static final int USERS_PER_BUCKET = 150_000;
  private static final int ADS = 1_000_000;
  private static final int LIMIT = 20;

  private final SplittableRandom random = new SplittableRandom(1);
  private final ClickReader click = new ClickReader();
  private final List<MinuteBatch> batches = new ArrayList<>();
  private final List<Pair> pairs = new ArrayList<>();

  /** Writes all batches. */
  public JudgeBenchmark() {
    BodyWriter out = new BodyWriter();
    for (int batch = 0; batch < BATCHES; batch++) {
      for (int i = 0; i < CLICKS_PER_BATCH; i++) {
        write(batch % BUCKETS, out);
      }
      batches.add(out.drain(0));
    }
  }

  /** As the hot path does it. */
  @Benchmark
  @OperationsPerInvocation(CLICKS)
  public long judge() {
    UserMinute[] minutes = new UserMinute[BUCKETS];
    Arrays.setAll(minutes, bucket -> new UserMinute(LIMIT));
    long[] valid = new long[1];
    for (int batch = 0; batch < BATCHES; batch++) {
      minutes[batch % BUCKETS].absorb(
          batches.get(batch), (record, change) -> valid[0] += change.valid());
    }
    return valid[0];
  }

  /** The peer: a set of pairs and a count per user, without prices, copies or corrections. */
  @Benchmark
  @OperationsPerInvocation(CLICKS)
  public long judgeWithMaps() {
    List<Set<Pair>> seen = new ArrayList<>();
    List<Map<Fingerprint, Integer>> counts = new ArrayList<>();
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      seen.add(new HashSet<>());
      counts.add(new HashMap<>());
    }
    long valid = 0;
    for (int i = 0; i < CLICKS; i++) {
      int bucket = i / CLICKS_PER_BATCH % BUCKETS;
      Pair pair = pairs.get(i);
      if (seen.get(bucket).add(pair)
          && counts.get(bucket).merge(pair.user, 1, Integer::sum) <= LIMIT) {
        valid++;
      }
    }
    return valid;
  }

  private void write(int bucket, BodyWriter out) {
    String user = "user-" + bucket + "-" + random.nextInt(USERS_PER_BUCKET);
    String ad = "campaign-" + random.nextInt(ADS);
    click.read(ClickCodec.encode(new Click(ad, user, 0, "192.0.2.1", 2_500, "", 0)));
    Fingerprint userPrint = print(click.userIdStart(), click.userIdLength());
    pairs.add(new Pair(userPrint, print(click.adIdStart(), click.adIdLength())));
    ClickRecord.write(click, userPrint, Fingerprint.NONE, pairs.size(), out);
    out.endRecord();
  }

  private Fingerprint print(int start, int length) {
    return Fingerprint.of(click.bytes(), start, length);
  }

  private record Pair(Fingerprint user, Fingerprint ad) {}
}
