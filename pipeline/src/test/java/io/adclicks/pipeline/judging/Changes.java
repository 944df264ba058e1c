package io.adclicks.pipeline.judging;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;

/** Changes in words. */
final class Changes {
  private Changes() {}

  /** What is not zero, such as {@code "valid -1, cost -100, invalid 1"}. */
  static String describe(Change change) {
    return Stream.of(
            part("velocity", change.velocity()),
            part("valid", change.valid()),
            part("cost", change.costE4()),
            part("invalid", change.invalid()),
            part("duplicates", change.duplicates()))
        .filter(part -> !part.isEmpty())
        .collect(joining(", "));
  }

  private static String part(String name, long value) {
    return value == 0 ? "" : name + " " + value;
  }
}
