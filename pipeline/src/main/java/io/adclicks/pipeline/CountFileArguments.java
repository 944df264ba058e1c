package io.adclicks.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * What {@link CountClicksFile} is asked to do, from arguments of the form {@code --name=value}.
 *
 * @param clicks a file of JSON lines, or {@code -} for standard input
 * @param runner what runs the pipeline
 * @param userClicksPerMinute see {@link CountingRules}
 * @param addressClicksPerMinute see {@link CountingRules}
 */
record CountFileArguments(
    Path clicks, BoundedRunner runner, int userClicksPerMinute, int addressClicksPerMinute) {

  CountFileArguments {
    if (!clicks.toString().equals("-") && !Files.isReadable(clicks)) {
      throw new IllegalArgumentException(
          "clicks file \""
              + clicks
              + "\" cannot be read: name a file of JSON lines, or - for stdin");
    }
  }

  static CountFileArguments parse(String[] args) {
    Map<String, String> values = new HashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (!arg.startsWith("--") || equals < 0) {
        throw new IllegalArgumentException(
            "argument \"" + arg + "\" is not understood: write --name=value");
      }
      values.put(arg.substring(2, equals), arg.substring(equals + 1));
    }
    CountFileArguments parsed =
        new CountFileArguments(
            Path.of(required(values, "clicks")),
            BoundedRunner.of(remove(values, "runner", "direct")),
            number(values, "userClicksPerMinute", "20"),
            number(values, "addressClicksPerMinute", "200"));
    if (!values.isEmpty()) {
      throw new IllegalArgumentException("unknown argument --" + values.keySet().iterator().next());
    }
    return parsed;
  }

  boolean readsStandardInput() {
    return clicks.toString().equals("-");
  }

  private static String required(Map<String, String> values, String name) {
    String value = values.remove(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }

  private static String remove(Map<String, String> values, String name, String otherwise) {
    String value = values.remove(name);
    return value == null ? otherwise : value;
  }

  private static int number(Map<String, String> values, String name, String otherwise) {
    String value = remove(values, name, otherwise);
    try {
      int number = Integer.parseInt(value);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through to the one sentence that fits both faults.
    }
    throw new IllegalArgumentException("--" + name + "=" + value + " must be a number from 0");
  }

  /** The runners that a bounded count can use. */
  enum BoundedRunner {
    DIRECT,
    FLINK;

    static BoundedRunner of(String name) {
      return Arrays.stream(values())
          .filter(runner -> runner.name().equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "--runner=" + name + " is neither direct nor flink"));
    }

    PipelineOptions options() {
      return PipelineOptionsFactory.fromArgs(flags()).withValidation().create();
    }

    private String[] flags() {
      String flags =
          switch (this) {
            case DIRECT ->
                "--runner=DirectRunner --enforceImmutability=false"
                    + " --enforceEncodability=false";
            case FLINK ->
                "--runner=FlinkRunner --flinkMaster=[local] --parallelism=2"
                    + " --objectReuse=true --fasterCopy=true";
          };
      return flags.split(" ");
    }
  }
}
