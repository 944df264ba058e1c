package io.adclicks.pipeline.trace;

import static java.util.stream.Collectors.joining;

import io.adclicks.model.RejectionReason;
import io.adclicks.model.Resolution;
import io.adclicks.pipeline.ClickPipeline;
import io.adclicks.pipeline.CountingRules;
import io.adclicks.pipeline.counting.Cell;
import io.adclicks.pipeline.counting.CellBlock;
import io.adclicks.pipeline.source.EncodedClick;
import io.adclicks.pipeline.source.EncodedClickCoder;
import io.adclicks.pipeline.source.RejectedClick;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * All that a run of the click pipeline put out.
 *
 * @param cells every version of every cell, in the order in which they came out
 * @param rejected every click that is in no cell
 */
public record Counted(List<Cell> cells, List<RejectedClick> rejected) {
  /** Runs the pipeline over a source until it ends. */
  public static Counted by(
      String flags, CountingRules rules, PTransform<PBegin, PCollection<EncodedClick>> source) {
    Pipeline pipeline =
        Pipeline.create(
            PipelineOptionsFactory.fromArgs(flags.split(" ")).withValidation().create());
    Collected<CellBlock> cells = new Collected<>(CellBlock.class);
    Collected<RejectedClick> rejected = new Collected<>(RejectedClick.class);
    PCollectionTuple counted =
        pipeline.apply("Source", source).apply("ClickPipeline", ClickPipeline.under(rules));
    counted.get(ClickPipeline.CELLS).apply("Cells", cells);
    counted.get(ClickPipeline.REJECTED).apply("Rejected", rejected);
    pipeline.run().waitUntilFinish();
    List<Cell> versions =
        cells.elements().stream().flatMap(block -> block.cells().stream()).toList();
    return new Counted(versions, rejected.elements());
  }

  /** A bounded source of clicks. */
  public static Create.Values<EncodedClick> all(List<PlacedClick> clicks) {
    return Create.of(clicks.stream().map(PlacedClick::encoded).toList())
        .withCoder(EncodedClickCoder.of());
  }

  /** The figures that remain of each cell. */
  public Map<CellKey, Figures> figures() {
    return Figures.kept(cells);
  }

  /** The different versions of a cell by revision, such as {@code "PROVISIONAL 1, FINAL 2"}. */
  public String story(CellKey cell) {
    return cells.stream()
        .filter(version -> CellKey.of(version).equals(cell))
        .sorted(Comparator.comparingLong(Cell::revision))
        .map(version -> version.finality() + " " + version.clickCount())
        .distinct()
        .collect(joining(", "));
  }

  /** Clicks rejected for a reason. */
  public long rejectedFor(RejectionReason reason) {
    return rejected.stream().filter(click -> click.reason() == reason).count();
  }

  /** All clicks that came out one way or another. */
  public long accountedFor() {
    long counted =
        figures().entrySet().stream()
            .filter(cell -> cell.getKey().resolution() == Resolution.MINUTE)
            .mapToLong(cell -> cell.getValue().total())
            .sum();
    return counted + rejected.size();
  }
}
