package io.adclicks.cli;

import io.adclicks.cli.stack.ArchiveJob;
import io.adclicks.cli.stack.PipelineProgram;
import io.adclicks.cli.stack.StackOptions;
import io.adclicks.localstack.Installation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which archive a command is about. */
final class ArchiveTarget {
  @Option(
      names = "--root",
      paramLabel = "ROOT",
      description =
          "the archive: a folder, or a URL such as s3://bucket/clicks"
              + " (default: that of ./adclicks up --archive)")
  private String root = ArchiveJob.root(StackOptions.defaultFolder()).toString();

  @Parameters(
      arity = "0..*",
      paramLabel = "FLAG",
      description = "flags of Beam's file system, behind --, such as -- --awsRegion=eu-central-1")
  private List<String> flags = new ArrayList<>();

  ArchiveTarget() {}

  ArchiveTarget(String root) {
    this.root = root;
  }

  /** Runs a task of {@code ArchiveTool}; returns its exit code. */
  int run(String task, List<String> arguments) throws IOException, InterruptedException {
    List<String> command =
        PipelineProgram.ofColdPath(List.of("-Xmx1g", Installation.QUICK_COMPILER), "ArchiveTool");
    command.add(task);
    command.add("--archiveRoot=" + root);
    command.addAll(arguments);
    command.addAll(flags);
    return Foreground.run(command);
  }
}
