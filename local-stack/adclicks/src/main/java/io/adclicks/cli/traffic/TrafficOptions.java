package io.adclicks.cli.traffic;

import picocli.CommandLine.Option;

/** How much traffic is sent; shared by the commands that send some. */
public final class TrafficOptions {
  @Option(
      names = "--clicks",
      paramLabel = "N",
      defaultValue = "60000",
      description = "clicks to send (default: ${DEFAULT-VALUE})")
  private long clicks;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "1500",
      description = "clicks a second (default: ${DEFAULT-VALUE})")
  private int rate;

  @Option(
      names = "--ads",
      paramLabel = "A",
      defaultValue = "400",
      description = "ads that are clicked (default: ${DEFAULT-VALUE})")
  private int ads;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "the same seed makes the same choices (default: ${DEFAULT-VALUE})")
  private long seed;

  long clicks() {
    return requirePositive("--clicks", clicks);
  }

  int rate() {
    return (int) requirePositive("--rate", rate);
  }

  int ads() {
    return (int) requirePositive("--ads", ads);
  }

  long seed() {
    return seed;
  }

  private static long requirePositive(String option, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(option + "=" + value + ": write a number above 0");
    }
    return value;
  }
}
