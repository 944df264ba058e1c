package io.adclicks.bench.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adclicks.bench.gateway.BenchFolder;
import io.adclicks.cli.LiveLine;
import io.adclicks.cli.stack.LocalStack;
import io.adclicks.cli.stack.StackOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Crashes every part of the click path under traffic, and checks that every click is counted. */
@Command(
    name = "faults",
    description = {
      "Runs the whole click path on a Flink cluster of processes, crashes one part after the other",
      "under steady traffic, and after each fault holds what was acknowledged, what lies in Kafka and",
      "what is served against each other. Takes a few minutes for each fault."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:every click is counted once after every fault", "1:one is not"})
public final class FaultsBench implements Callable<Integer> {
  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "2200",
      description = "clicks a second (default: ${DEFAULT-VALUE})")
  private int rate;

  @Option(
      names = "--only",
      paramLabel = "FAULT",
      split = ",",
      description = "only these faults: task-manager, job-manager, broker, … (default: all)")
  private List<String> only = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    List<Outcome> outcomes = run(chosen(), rate, LiveLine.onStandardOutput());
    System.out.println();
    System.out.println(Outcome.heading());
    outcomes.forEach(outcome -> System.out.println(outcome.row()));
    System.out.println(json(outcomes));
    return outcomes.stream().allMatch(outcome -> outcome.books().isExact()) ? 0 : 1;
  }

  /** Does some faults to a stack of its own. */
  static List<Outcome> run(List<Fault> faults, int rate, LiveLine line) throws Exception {
    Path folder = BenchFolder.empty("faults");
    List<Outcome> outcomes = new ArrayList<>();
    try (LocalStack stack = LocalStack.start(StackOptions.cluster(folder, 2), line::end);
        Drill drill = new Drill(stack, folder, rate, line)) {
      for (Fault fault : faults) {
        outcomes.add(drill.run(fault));
      }
    }
    BenchFolder.keepLogsOnly(folder);
    return outcomes;
  }

  private List<Fault> chosen() {
    return only.isEmpty()
        ? List.of(Fault.values())
        : only.stream().map(FaultsBench::fault).toList();
  }

  private static Fault fault(String name) {
    try {
      return Fault.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--only=%s is no fault: choose of %s".formatted(name, List.of(Fault.values())), e);
    }
  }

  private static ObjectNode json(List<Outcome> outcomes) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    long exact = outcomes.stream().filter(outcome -> outcome.books().isExact()).count();
    json.put("faults", outcomes.size()).put("exact", exact);
    var rows = json.putArray("rows");
    outcomes.forEach(outcome -> outcome.into(rows.addObject()));
    return json;
  }
}
