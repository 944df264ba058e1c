package io.adclicks.pipeline.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.runners.flink.adapter.FlinkKey;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketKeysTest {
  private static final int SLOTS = 4;
  private static final Map<Integer, String> SLOT_OF_KEY = new ConcurrentHashMap<>();

  @Test
  void keysThatStateWasSpreadWithNeverChange() {
    assertThat(BucketKeys.of(4)).containsExactly(6, 237, 568, 60);
    assertThat(Arrays.hashCode(BucketKeys.of(256))).isEqualTo(-1_058_228_991);
    assertThat(BucketKeys.of(32)).startsWith(6, 83, 17, 18).endsWith(8, 20, 449);
  }

  @ParameterizedTest
  @CsvSource({"1", "7", "32", "256", "32767"})
  void everyBucketHasAKeyOfItsOwn(int buckets) {
    assertThat(Arrays.stream(BucketKeys.of(buckets)).distinct().count()).isEqualTo(buckets);
  }

  @ParameterizedTest
  @CsvSource({
    "32, 2", "32, 4", "32, 8", "32, 32", "256, 2", "256, 16", "256, 64", "24, 3", "24, 12",
    "30, 10", "96, 48"
  })
  void flinkGivesEverySlotAsManyBuckets(int buckets, int slots) {
    Map<Integer, Long> bucketsOfSlot =
        IntStream.of(BucketKeys.of(buckets))
            .mapToObj(key -> slotOf(key, slots))
            .collect(Collectors.groupingBy(slot -> slot, Collectors.counting()));

    assertThat(bucketsOfSlot).hasSize(slots);
    assertThat(Set.copyOf(bucketsOfSlot.values())).containsExactly((long) buckets / slots);
  }

  @Test
  void beamHandsTheKeysToFlinkAsThatExpects() {
    FlinkPipelineOptions options = PipelineOptionsFactory.as(FlinkPipelineOptions.class);
    options.setRunner(FlinkRunner.class);
    options.setFlinkMaster("[local]");
    options.setStreaming(true);
    options.setParallelism(SLOTS);
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply(
            Create.of(IntStream.of(BucketKeys.of(32)).boxed().toList()).withCoder(VarIntCoder.of()))
        .apply(WithKeys.<Integer, Integer>of(key -> key).withKeyType(TypeDescriptors.integers()))
        .apply(ParDo.of(new NoteSlotFn()));
    pipeline.run().waitUntilFinish();

    Map<String, Long> keysOfSlot =
        SLOT_OF_KEY.values().stream()
            .collect(Collectors.groupingBy(slot -> slot, Collectors.counting()));
    assertThat(keysOfSlot).hasSize(SLOTS);
    assertThat(Set.copyOf(keysOfSlot.values())).containsExactly(32L / SLOTS);
  }

  private static int slotOf(int key, int slots) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(
        FlinkKey.of(key, VarIntCoder.of()),
        KeyGroupRangeAssignment.computeDefaultMaxParallelism(slots),
        slots);
  }

  /** Notes which slot has a key; the state makes Flink deal out the keys. */
  static final class NoteSlotFn extends DoFn<KV<Integer, Integer>, Void> {
    private static final long serialVersionUID = 1L;

    @StateId("seen")
    private final StateSpec<ValueState<Integer>> seen = StateSpecs.value(VarIntCoder.of());

    @ProcessElement
    public void process(
        @Element KV<Integer, Integer> element, @StateId("seen") ValueState<Integer> seen) {
      seen.write(element.getKey());
      SLOT_OF_KEY.put(element.getKey(), Thread.currentThread().getName());
    }
  }
}
