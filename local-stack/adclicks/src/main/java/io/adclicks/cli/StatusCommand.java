package io.adclicks.cli;

import io.adclicks.cli.stack.FlinkRest;
import io.adclicks.cli.stack.Http;
import io.adclicks.cli.stack.StackAddresses;
import io.adclicks.cli.stack.StackOptions;
import io.adclicks.localstack.FreePort;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells how a running stack is. */
@Command(
    name = "status",
    description = "Tells whether the parts of a running stack are well, and where they are.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all parts are well", "1:no stack runs, or a part is not well"})
final class StatusCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR", description = "data folder of the running stack")
  private Path data = StackOptions.defaultFolder();

  @Override
  public Integer call() {
    StackAddresses stack = StackAddresses.of(data.toAbsolutePath());
    boolean gateway = Http.isOk(stack.gateway().resolve("/q/health/ready"));
    boolean query = Http.isOk(stack.queryApi().resolve("/q/health/ready"));
    boolean redis = FreePort.isListening(URI.create(stack.redis()).getPort());
    boolean job = new FlinkRest(stack.flink()).isJobRunning();
    print("gateway (with Kafka)", gateway, stack.gateway());
    print("query API (with ClickHouse)", query, stack.queryApi());
    print("Redis", redis, stack.redis());
    print("the Beam pipeline on Flink", job, stack.flink());
    return gateway && query && redis && job ? 0 : 1;
  }

  private static void print(String part, boolean well, Object address) {
    System.out.printf("%-28s %-8s %s%n", part, well ? "up" : "DOWN", address);
  }
}
