package io.adclicks.bench.gateway;

import io.adclicks.localstack.Installation;
import io.adclicks.localstack.ServiceFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator wrk, with a script that makes clicks. */
final class Wrk {
  private static final Pattern RESULT =
      Pattern.compile("RESULT (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");

  private final Path program;
  private final Path script;
  private final Path tokens;
  private int runs;

  private Wrk(Path program, Path script, Path tokens) {
    this.program = program;
    this.script = script;
    this.tokens = tokens;
  }

  /**
   * Finds wrk.
   *
   * @param folder receives the script
   * @param tokens a line {@code ad_id token} for each ad
   */
  static Wrk prepare(Path folder, List<String> tokens) {
    Path program =
        Installation.onPath("wrk")
            .orElseThrow(
                () ->
                    new ServiceFailedException(
                        "wrk is not on the PATH: install it, for instance with apt-get install wrk"));
    try (InputStream in = Wrk.class.getResourceAsStream("/wrk/clicks.lua")) {
      Path script = Files.write(folder.resolve("clicks.lua"), in.readAllBytes());
      return new Wrk(program, script, Files.write(folder.resolve("tokens"), tokens));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Loads a service. */
  LoadResult run(Service service, Load load) {
    Duration cpuBefore = service.cpu();
    String output = execute(service, load);
    Duration cpu = service.cpu().minus(cpuBefore);
    Matcher result = RESULT.matcher(output);
    if (!result.find()) {
      throw new ServiceFailedException("wrk gave no result: " + output);
    }
    return new LoadResult(
        number(result, 1),
        Duration.of(number(result, 2), ChronoUnit.MICROS),
        number(result, 3),
        number(result, 4),
        number(result, 5),
        cpu);
  }

  private String execute(Service service, Load load) {
    ProcessBuilder builder =
        new ProcessBuilder(
                program.toString(),
                "--threads=1",
                "--connections=" + load.connections(),
                "--duration=" + load.seconds() + "s",
                "--timeout=10s",
                "--script=" + script,
                service.address().resolve(load.path()).toString())
            .redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "ADCLICKS_BENCH_TOKENS", tokens.toString(),
                "ADCLICKS_BENCH_BATCH", String.valueOf(load.clicksPerRequest()),
                "ADCLICKS_BENCH_PAUSE_MS", String.valueOf(load.meanPauseMillis()),
                "ADCLICKS_BENCH_RUN", "run" + ++runs));
    try {
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new ServiceFailedException("wrk failed: " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceFailedException("interrupted while wrk ran", e);
    }
  }

  private static long number(Matcher result, int group) {
    return Long.parseLong(result.group(group));
  }
}
