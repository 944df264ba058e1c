package io.adclicks.bench.micro;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the JMH benchmarks of what is called once per click. */
@Command(
    name = "micro",
    description =
        "Nanoseconds per click of codec, fingerprint, batch body and judging, each beside a peer.",
    mixinStandardHelpOptions = true)
public final class MicroBench implements Callable<Integer> {
  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      defaultValue = "io.adclicks.bench.micro",
      description = "a regular expression for some of them (default: all)")
  private String include;

  @Override
  public Integer call() throws RunnerException {
    new Runner(
            new OptionsBuilder()
                .include(include)
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .build())
        .run();
    return 0;
  }
}
