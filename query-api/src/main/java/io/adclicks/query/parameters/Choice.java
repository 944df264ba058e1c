package io.adclicks.query.parameters;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads parameters with a closed set of values, each written with a label. */
public final class Choice {
  private Choice() {}

  /**
   * The value with a label.
   *
   * @param parameter the name in the request
   * @param text what the request wrote
   * @param values all values there are
   * @param label how a value is written
   */
  public static <T> T parse(String parameter, String text, T[] values, Function<T, String> label) {
    return Arrays.stream(values)
        .filter(value -> label.apply(value).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidParameterException(
                    parameter,
                    text,
                    "write one of "
                        + Arrays.stream(values).map(label).collect(Collectors.joining(", "))));
  }
}
