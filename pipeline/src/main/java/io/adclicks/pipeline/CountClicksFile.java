package io.adclicks.pipeline;

import io.adclicks.pipeline.batching.Buckets;
import io.adclicks.pipeline.counting.CellBlock;
import io.adclicks.pipeline.counting.CellLine;
import io.adclicks.pipeline.source.EncodedClick;
import io.adclicks.pipeline.source.Position;
import io.adclicks.pipeline.source.ReadClickFile;
import io.adclicks.pipeline.source.RejectedClick;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptors;

/** Counts a file of clicks with the pipeline of the hot path, bounded, and prints every cell. */
public final class CountClicksFile {
  private static final int EXIT_USAGE = 2;
  private static final int EXIT_REJECTED = 3;

  /** A bounded run has few workers, so few buckets give them the largest batches. */
  private static final Buckets BUCKETS = new Buckets(4);

  private final CountClicksFileOptions options;
  private final Path work;

  private CountClicksFile(CountClicksFileOptions options, Path work) {
    this.options = options;
    this.work = work;
  }

  /** Runs the count; {@code --help=CountClicksFileOptions} lists the options. */
  public static void main(String[] args) throws IOException {
    System.exit(run(args, System.out, System.err));
  }

  static int run(String[] args, PrintStream out, PrintStream err) throws IOException {
    PipelineOptionsFactory.register(CountClicksFileOptions.class);
    Path work = Files.createTempDirectory("adclicks-count");
    try {
      CountClicksFileOptions options =
          PipelineOptionsFactory.fromArgs(args).withValidation().as(CountClicksFileOptions.class);
      return new CountClicksFile(options, work).count(out, err);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return EXIT_USAGE;
    } finally {
      deleteAll(work);
    }
  }

  private int count(PrintStream out, PrintStream err) throws IOException {
    CountingRules rules = rules();
    Pipeline pipeline = Pipeline.create(options);
    assemble(pipeline, inputFile(), rules);
    pipeline.run().waitUntilFinish();

    List<String> rejected =
        sortedLines("rejected", Comparator.comparingLong(CountClicksFile::line));
    rejected.forEach(rejection -> err.println("warning: line " + rejection));
    PrintStream buffered =
        new PrintStream(new BufferedOutputStream(out, 1 << 16), false, StandardCharsets.UTF_8);
    sortedLines("cells", Comparator.naturalOrder()).stream()
        .map(CellLine::withoutSortKey)
        .forEach(buffered::println);
    buffered.flush();
    return rejected.isEmpty() ? 0 : EXIT_REJECTED;
  }

  private void assemble(Pipeline pipeline, Path input, CountingRules rules) {
    PCollectionTuple read = pipeline.apply("ReadClickFile", ReadClickFile.from(input));
    PCollection<EncodedClick> clicks = read.get(ReadClickFile.CLICKS);
    PCollectionTuple counted = clicks.apply("ClickPipeline", ClickPipeline.under(rules));
    counted
        .get(ClickPipeline.CELLS)
        .apply(
            "FormatCells",
            FlatMapElements.into(TypeDescriptors.strings()).via(CountClicksFile::lines))
        .apply("WriteCells", TextIO.write().to(work.resolve("cells").toString()).withNumShards(1));
    PCollectionList.of(read.get(ReadClickFile.REJECTED))
        .and(counted.get(ClickPipeline.REJECTED))
        .apply("AllRejected", Flatten.pCollections())
        .apply(
            "FormatRejected",
            MapElements.into(TypeDescriptors.strings()).via(CountClicksFile::describe))
        .apply(
            "WriteRejected",
            TextIO.write().to(work.resolve("rejected").toString()).withNumShards(1));
  }

  private CountingRules rules() {
    return new CountingRules(
        options.getUserClicksPerMinute(),
        options.getAddressClicksPerMinute(),
        options.getTokenUsersPerMinute(),
        Duration.ofMinutes(5),
        Duration.ZERO,
        BUCKETS);
  }

  private Path inputFile() throws IOException {
    if (options.getClicks().equals("-")) {
      Path copy = work.resolve("stdin.jsonl");
      Files.copy(System.in, copy);
      return copy;
    }
    Path file = Path.of(options.getClicks());
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IllegalArgumentException(
          "clicks file \"%s\" cannot be read: name a file of JSON lines, or - for standard input"
              .formatted(file));
    }
    return file;
  }

  private List<String> sortedLines(String prefix, Comparator<String> order) throws IOException {
    try (Stream<Path> files = Files.list(work)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .flatMap(CountClicksFile::lines)
          .sorted(order)
          .toList();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> lines(CellBlock block) {
    return block.cells().stream().map(CellLine::sortable).toList();
  }

  static String describe(RejectedClick click) {
    return Position.offset(click.position()) + ": " + click.detail().replaceAll("\\p{Cntrl}", " ");
  }

  private static long line(String rejection) {
    return Long.parseLong(rejection.substring(0, rejection.indexOf(':')));
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
