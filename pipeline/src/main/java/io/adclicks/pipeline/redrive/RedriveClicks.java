package io.adclicks.pipeline.redrive;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Lists rejected clicks, and sends those that somebody has repaired back into the stream. */
public final class RedriveClicks {
  private static final int EXIT_USAGE = 2;
  private static final int EXIT_REFUSED = 3;

  private final RedriveClicksOptions options;
  private final RejectedClicks rejected;
  private final InstantSource clock = InstantSource.system();

  private RedriveClicks(RedriveClicksOptions options) {
    this.options = options;
    rejected = new RejectedClicks(options.getClickHouseUrl());
  }

  /** Runs it; {@code --help=RedriveClicksOptions} lists the options. */
  public static void main(String[] args) throws Exception {
    System.exit(run(args, System.out, System.err));
  }

  static int run(String[] args, PrintStream out, PrintStream err)
      throws IOException, SQLException, InterruptedException {
    PipelineOptionsFactory.register(RedriveClicksOptions.class);
    try {
      RedriveClicksOptions options =
          PipelineOptionsFactory.fromArgs(args).withValidation().as(RedriveClicksOptions.class);
      RedriveClicks redrive = new RedriveClicks(options);
      if (options.getClicks().isEmpty()) {
        redrive.rejected.describe(out::println);
        return 0;
      }
      return redrive.sendBack(out, err);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return EXIT_USAGE;
    }
  }

  private int sendBack(PrintStream out, PrintStream err)
      throws IOException, SQLException, InterruptedException {
    List<String> faults = new ArrayList<>();
    List<RepairedClick> clicks = read(faults);
    if (!faults.isEmpty()) {
      faults.forEach(err::println);
      err.println("nothing was sent: repair the lines above, or take them out");
      return EXIT_REFUSED;
    }
    try (Redrive redrive =
        new Redrive(
            options.getBootstrapServers(), options.getClicksTopic(), options.getRedrivenTopic())) {
      int sent = redrive.send(clicks);
      rejected.recordRedriven(clicks, clock.instant());
      out.printf("%d sent, %d had been sent before%n", sent, clicks.size() - sent);
      return 0;
    }
  }

  private List<RepairedClick> read(List<String> faults) throws IOException, SQLException {
    Path file = Path.of(options.getClicks());
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IllegalArgumentException(
          "clicks file \"%s\" cannot be read: name a file of JSON lines".formatted(file));
    }
    Set<Source> open = new HashSet<>(rejected.sources());
    List<RepairedClick> clicks = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        RepairedClick click = RepairedClick.parse(line, clock.instant());
        if (open.remove(click.source())) {
          clicks.add(click);
        } else {
          faults.add(
              "line %d: source %s is no rejected click, or is in the file twice"
                  .formatted(number, click.source()));
        }
      } catch (IllegalArgumentException e) {
        faults.add("line %d: %s".formatted(number, e.getMessage()));
      }
    }
    return clicks;
  }
}
