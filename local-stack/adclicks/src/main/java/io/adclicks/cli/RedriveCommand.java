package io.adclicks.cli;

import io.adclicks.cli.stack.PipelineProgram;
import io.adclicks.cli.stack.StackAddresses;
import io.adclicks.cli.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends repaired clicks back into the stream. */
@Command(
    name = "redrive",
    description = {
      "Without --clicks prints every rejected click of a running stack that is not late, a JSON line",
      "each. With --clicks sends those that somebody has repaired back into the stream, each once,",
      "however often it is tried. A line keeps its \"source\" and has the fields of a click:",
      "  {\"source\":\"3:1042\",\"ad_id\":\"a\",\"user_id\":\"u\",\"timestamp\":\"2026-11-23T10:00:00Z\","
          + "\"cost\":\"0.2500\"}",
      "A click that comes back after its windows have closed is recorded as LATE, like any other."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:listed, or all clicks of the file are in the stream",
      "2:an argument is wrong",
      "3:a line of the file is wrong; nothing was sent"
    })
final class RedriveCommand implements Callable<Integer> {
  @Option(names = "--clicks", paramLabel = "FILE", description = "the repaired clicks")
  private Path clicks;

  @Option(names = "--data", paramLabel = "DIR", description = "data folder of the running stack")
  private Path data = StackOptions.defaultFolder();

  @Override
  public Integer call() throws IOException, InterruptedException {
    StackAddresses stack = StackAddresses.of(data.toAbsolutePath());
    List<String> command =
        new ArrayList<>(PipelineProgram.command(List.of("-Xmx512m"), "redrive.RedriveClicks"));
    command.add("--bootstrapServers=" + stack.kafka());
    command.add("--clickHouseUrl=" + stack.clickHouse());
    if (clicks != null) {
      command.add("--clicks=" + clicks.toAbsolutePath());
    }
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
