package io.adclicks.cli;

import io.adclicks.cli.stack.StackAddresses;
import io.adclicks.cli.stack.StackOptions;
import io.adclicks.cli.traffic.SentClicks;
import io.adclicks.cli.traffic.TrafficOptions;
import io.adclicks.cli.traffic.TrafficRun;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends clicks to a stack that runs. */
@Command(
    name = "traffic",
    description = "Sends realistic clicks to a running stack.",
    mixinStandardHelpOptions = true)
final class TrafficCommand implements Callable<Integer> {
  @Mixin private TrafficOptions options;

  @Option(names = "--data", paramLabel = "DIR", description = "data folder of the running stack")
  private Path data = StackOptions.defaultFolder();

  @Override
  public Integer call() throws InterruptedException {
    StackAddresses stack = StackAddresses.of(data.toAbsolutePath());
    TrafficRun run =
        new TrafficRun(stack, options, SentClicks.thatForget(), LiveLine.onStandardOutput());
    run.run();
    printSummary(run);
    return run.sent().refusals() == 0 ? 0 : 1;
  }

  static void printSummary(TrafficRun run) {
    SentClicks sent = run.sent();
    System.out.printf(
        "%,d clicks acknowledged, %,d sent again, %,d given up;"
            + " click→queryable: median %.1f s, longest %.1f s%n",
        sent.acknowledgements(),
        sent.retries(),
        sent.refusals(),
        run.probe().medianMillis() / 1_000.0,
        run.probe().maxMillis() / 1_000.0);
    sent.firstRefusal().ifPresent(answer -> System.out.println("first refusal: " + answer));
  }
}
