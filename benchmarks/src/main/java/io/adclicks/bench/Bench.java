package io.adclicks.bench;

import io.adclicks.bench.archive.ArchiveBench;
import io.adclicks.bench.faults.FaultsBench;
import io.adclicks.bench.gateway.GatewayBench;
import io.adclicks.bench.micro.MicroBench;
import io.adclicks.bench.pipeline.LatencyBench;
import io.adclicks.bench.pipeline.PipelineBench;
import io.adclicks.bench.query.QueryBench;
import io.adclicks.bench.reconcile.ReconcileBench;
import io.adclicks.bench.soak.SoakBench;
import io.adclicks.cli.Adclicks;
import picocli.CommandLine.Command;

/** The benchmarks: each prints ratios against a peer or a limit, and ends with a line of JSON. */
@Command(
    name = "adclicks bench",
    description = "Measures the system beside a peer or a limit in the same run.",
    mixinStandardHelpOptions = true,
    subcommands = {
      PipelineBench.class,
      LatencyBench.class,
      GatewayBench.class,
      QueryBench.class,
      ArchiveBench.class,
      MicroBench.class,
      ReconcileBench.class,
      FaultsBench.class,
      SoakBench.class
    })
public final class Bench {
  private Bench() {}

  /** Runs a benchmark and exits with its code. */
  public static void main(String[] args) {
    System.exit(Adclicks.commandLine(new Bench()).execute(args));
  }
}
