package io.adclicks.cli;

import io.adclicks.cli.stack.ArchiveJob;
import io.adclicks.cli.stack.PipelineProgram;
import io.adclicks.cli.stack.StackAddresses;
import io.adclicks.cli.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands take that count archived days. */
final class ColdPath {
  /** The exit codes that they have in common. */
  static final String FAILED =
      "1:a day is not done: it is open or being reconciled, its archive is damaged, or ClickHouse"
          + " does not answer";

  /** See {@link #FAILED}. */
  static final String USAGE = "2:an argument is wrong";

  /** See {@link #FAILED}. */
  static final String ALARM =
      "4:a difference has no explanation, or the independent count differs: somebody has to look";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "data folder of the stack (default: that of ./adclicks up)")
  private Path data = StackOptions.defaultFolder();

  @Option(
      names = "--root",
      paramLabel = "ROOT",
      description =
          "the archive: a folder, or a URL such as s3://bucket/clicks (default: that of the stack)")
  private String root;

  @Option(
      names = "--clickhouse",
      paramLabel = "URL",
      description = "jdbc:clickhouse://host:port/database (default: the one of the running stack)")
  private String clickHouse;

  @Option(
      names = "--runner",
      defaultValue = "direct",
      description = "direct or flink (default: ${DEFAULT-VALUE})")
  private BoundedRunner runner;

  @Option(names = "--skip-recount", description = "leave out the independent count in SQL")
  private boolean skipRecount;

  @Option(
      names = "--even-if-open",
      description = "take a day that the hot path has not closed; right if it no longer runs")
  private boolean evenIfOpen;

  @Option(
      names = "--even-if-unsound",
      description =
          "bill what the archive holds of a day, although archive verify finds faults, or more"
              + " clicks were served")
  private boolean evenIfUnsound;

  @Parameters(
      arity = "0..*",
      paramLabel = "FLAG",
      description = "flags of Beam's runner or file system, behind --")
  private List<String> flags = new ArrayList<>();

  /** Runs {@code Reconcile}; returns its exit code. */
  int run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = PipelineProgram.ofColdPath(List.of("-Xmx2g"), "Reconcile");
    command.addAll(runner.arguments());
    command.add("--archiveRoot=" + (root == null ? ArchiveJob.root(data.toAbsolutePath()) : root));
    command.add("--clickHouseUrl=" + clickHouseUrl());
    command.add("--skipRecount=" + skipRecount);
    command.add("--evenIfOpen=" + evenIfOpen);
    command.add("--evenIfUnsound=" + evenIfUnsound);
    command.addAll(arguments);
    command.addAll(flags);
    return Foreground.run(command);
  }

  private String clickHouseUrl() {
    return clickHouse == null ? StackAddresses.of(data.toAbsolutePath()).clickHouse() : clickHouse;
  }
}
