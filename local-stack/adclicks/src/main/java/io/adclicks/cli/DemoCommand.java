package io.adclicks.cli;

import io.adclicks.cli.stack.LocalStack;
import io.adclicks.cli.stack.StackOptions;
import io.adclicks.cli.traffic.TrafficOptions;
import io.adclicks.cli.traffic.TrafficRun;
import io.adclicks.cli.verify.Verdict;
import io.adclicks.cli.verify.Verification;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the stack with traffic, and checks that every click is counted. */
@Command(
    name = "demo",
    description = {
      "Starts the whole click path, sends realistic clicks through the gateway, and compares every",
      "cell that the query API serves with an independent count of what was sent."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:every cell is exact", "1:a cell differs, or a part did not start"})
final class DemoCommand implements Callable<Integer> {
  @Mixin private StackOptions stackOptions;
  @Mixin private TrafficOptions trafficOptions;

  @Option(names = "--exit", description = "stop everything afterwards instead of at Ctrl-C")
  private boolean exit;

  @Override
  public Integer call() throws IOException, InterruptedException {
    LiveLine line = LiveLine.onStandardOutput();
    try (LocalStack stack = LocalStack.start(stackOptions, line::end)) {
      UpCommand.printAddresses(stack.addresses());
      TrafficRun run = new TrafficRun(stack.addresses(), trafficOptions, line);
      run.run();
      boolean exact = verify(run, line);
      if (!exit) {
        System.out.printf("dashboard: %s%n", UpCommand.dashboard(stack.addresses()));
        UpCommand.awaitCtrlC();
      }
      return exact ? 0 : 1;
    }
  }

  private static boolean verify(TrafficRun run, LiveLine line)
      throws IOException, InterruptedException {
    TrafficCommand.printSummary(run);
    Verification verification = new Verification(run, line::show);
    Verdict verdict = verification.verdict();
    long late = run.served().late();
    verdict.examples().forEach(System.out::println);
    System.out.printf(
        "late clicks: %d sent, %d recorded as LATE%n", verification.lateExpected(), late);
    boolean exact = verdict.isExact() && late == verification.lateExpected();
    System.out.printf(
        "exact: %s (%d cells compared, %d differ)%n",
        exact ? "yes" : "no", verdict.compared(), verdict.differing());
    return exact;
  }
}
