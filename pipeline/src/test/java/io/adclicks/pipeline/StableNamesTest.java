package io.adclicks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.reflect.DoFnSignatures;
import org.junit.jupiter.api.Test;

/**
 * The Flink runner takes the uid of an operator from the full name of its transform: a savepoint
 * finds its state by these names, and by the ids of state and timers in a step.
 */
class StableNamesTest {
  @Test
  void stepsWithStateKeepTheNamesThatSavepointsKnow() {
    StreamClicksOptions options =
        PipelineOptionsFactory.fromArgs(
                "--bootstrapServers=localhost:9092",
                "--clickHouseUrl=jdbc:clickhouse://localhost:8123/default")
            .as(StreamClicksOptions.class);

    assertThat(stepsWithState(StreamClicks.assemble(options)))
        .containsExactly(
            "ReadClicks/Kafka/KafkaIO.Read.ReadFromKafkaViaUnbounded/Read(KafkaUnboundedSource)",
            "ClickPipeline/SetAsideLateClicks/CompareWithWatermark: [highestWatermark],"
                + " [watermark]",
            "ClickPipeline/DeduplicateClicks/JudgeUsers: [clicks, limit, stamp], []",
            "ClickPipeline/JudgeAddresses/JudgeAddresses/ParMultiDo(Judge): [changes, limit, stamp], []",
            "ClickPipeline/JudgeTokens/Judge: [changes, limit, stamp], []",
            "ClickPipeline/CountClicks/Count: [changes, snapshot, stamp]," + " [early, rise]");
  }

  private static List<String> stepsWithState(Pipeline pipeline) {
    List<String> steps = new ArrayList<>();
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public void visitPrimitiveTransform(TransformHierarchy.Node node) {
            describe(node.getTransform(), node.getFullName(), steps);
          }

          @Override
          public CompositeBehavior enterCompositeTransform(TransformHierarchy.Node node) {
            describe(node.getTransform(), node.getFullName(), steps);
            return CompositeBehavior.ENTER_TRANSFORM;
          }
        });
    return steps;
  }

  private static void describe(PTransform<?, ?> transform, String name, List<String> steps) {
    if (transform instanceof Read.Unbounded<?>) {
      steps.add(name);
    } else if (transform instanceof ParDo.MultiOutput<?, ?> step
        && DoFnSignatures.isStateful(step.getFn())) {
      var signature = DoFnSignatures.signatureForDoFn(step.getFn());
      steps.add(
          "%s: %s, %s"
              .formatted(
                  name,
                  signature.stateDeclarations().keySet().stream().sorted().toList(),
                  signature.timerDeclarations().keySet().stream()
                      .map(timer -> timer.replaceFirst("^ts-", ""))
                      .sorted()
                      .toList()));
    }
  }
}
