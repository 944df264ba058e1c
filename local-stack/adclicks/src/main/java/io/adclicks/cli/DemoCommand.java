package io.adclicks.cli;

import io.adclicks.cli.stack.ArchiveJob;
import io.adclicks.cli.stack.LocalStack;
import io.adclicks.cli.stack.StackOptions;
import io.adclicks.cli.traffic.SentClicks;
import io.adclicks.cli.traffic.TrafficOptions;
import io.adclicks.cli.traffic.TrafficRun;
import io.adclicks.cli.verify.Verdict;
import io.adclicks.cli.verify.Verification;
import io.adclicks.localstack.ServiceFailedException;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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
    exitCodeList = {
      "0:every cell is exact, and so is the archive with --archive",
      "1:a cell differs, the archive has a fault, or a part did not start"
    })
final class DemoCommand implements Callable<Integer> {
  private static final Duration ARCHIVE_LIMIT = Duration.ofMinutes(2);

  @Mixin private StackOptions stackOptions;
  @Mixin private TrafficOptions trafficOptions;

  @Option(names = "--exit", description = "stop everything afterwards instead of at Ctrl-C")
  private boolean exit;

  @Override
  public Integer call() throws IOException, InterruptedException {
    LiveLine line = LiveLine.onStandardOutput();
    try (LocalStack stack = LocalStack.start(stackOptions, line::end)) {
      UpCommand.printAddresses(stack.addresses());
      TrafficRun run = new TrafficRun(stack.addresses(), trafficOptions, new SentClicks(), line);
      requireNothingServed(run);
      run.run();
      boolean exact = verify(run, line) && isArchived(stack);
      if (!exit) {
        System.out.printf("dashboard: %s%n", UpCommand.dashboard(stack.addresses()));
        UpCommand.awaitCtrlC();
      }
      return exact ? 0 : 1;
    }
  }

  /** What is served already would differ from what is sent now, though all were right. */
  private static void requireNothingServed(TrafficRun run) throws IOException {
    if (run.served().validClicks() > 0 || run.served().late() > 0) {
      throw new ServiceFailedException(
          "there are figures of the last two hours already, and the demo expects its own only:"
              + " name an empty folder with --data, or use up and traffic");
    }
  }

  /** Whether the archive, if there is one, holds what Kafka holds, without a fault. */
  private boolean isArchived(LocalStack stack) throws IOException, InterruptedException {
    if (stack.archive().isEmpty()) {
      return true;
    }
    stack.archive().get().awaitAllArchived(ARCHIVE_LIMIT);
    ArchiveTarget archive = new ArchiveTarget(ArchiveJob.root(stackOptions.folder()).toString());
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return archive.run("verify", List.of("--date=" + today)) == 0;
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
