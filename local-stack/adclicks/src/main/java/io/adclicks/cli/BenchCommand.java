package io.adclicks.cli;

import io.adclicks.localstack.Installation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands over to the benchmarks, which are built last and bring the peers they measure against. */
@Command(
    name = "bench",
    description =
        "Measures the system beside a peer or a limit; bench --help lists the benchmarks.")
final class BenchCommand implements Callable<Integer> {
  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    String classPath =
        Installation.path("benchmarks", "target", "classes")
            + ":"
            + Installation.path("benchmarks", "target", "lib")
            + "/*";
    List<String> options =
        List.of(
            "-Xmx2g",
            "-Dadclicks.home=" + System.getProperty("adclicks.home"),
            "-Dadclicks.terminal=" + Boolean.getBoolean("adclicks.terminal"));
    List<String> command =
        new ArrayList<>(Installation.java(options, classPath, "io.adclicks.bench.Bench"));
    command.addAll(arguments);
    return Foreground.run(command);
  }
}
