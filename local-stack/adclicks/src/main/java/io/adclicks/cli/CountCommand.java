package io.adclicks.cli;

import io.adclicks.cli.stack.PipelineProgram;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Counts a file of clicks without any service. */
@Command(
    name = "count",
    description = {
      "Counts a file of JSON lines with the transforms of the hot path, bounded, and prints one JSON",
      "line per cell, sorted. Each line is a click:",
      "  {\"ad_id\":\"a\",\"user_id\":\"u\",\"timestamp\":\"2026-11-23T10:00:00Z\","
          + "\"ip\":\"10.0.0.1\",\"cost\":\"0.2500\"}",
      "ivt (a tag of general invalid traffic) and token (at most 32 characters that tell the token",
      "of the impression from all others) may stand beside them."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all lines are counted",
      "2:an argument is wrong",
      "3:some lines are malformed; the rest is counted"
    })
final class CountCommand implements Callable<Integer> {
  @Option(
      names = "--clicks",
      paramLabel = "FILE",
      required = true,
      description = "the file, or - for standard input")
  private String clicks;

  @Option(
      names = "--runner",
      defaultValue = "direct",
      description = "direct or flink (default: ${DEFAULT-VALUE})")
  private BoundedRunner runner;

  @Option(
      names = "--user-clicks-per-minute",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "distinct clicks a user may make in a minute; 0 for any (default: ${DEFAULT-VALUE})")
  private int userClicks;

  @Option(
      names = "--address-clicks-per-minute",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "distinct clicks an address may make in a minute; 0 for any (default: ${DEFAULT-VALUE})")
  private int addressClicks;

  @Option(
      names = "--token-users-per-minute",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "distinct users that may come with one token in a minute; 0 for any (default:"
              + " ${DEFAULT-VALUE})")
  private int tokenUsers;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> command = PipelineProgram.command(List.of("-Xmx2g"), "CountClicksFile");
    command.addAll(runner.arguments());
    command.add("--clicks=" + clicks);
    command.add("--userClicksPerMinute=" + userClicks);
    command.add("--addressClicksPerMinute=" + addressClicks);
    command.add("--tokenUsersPerMinute=" + tokenUsers);
    return Foreground.run(command);
  }
}
