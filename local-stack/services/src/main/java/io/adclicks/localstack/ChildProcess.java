package io.adclicks.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A program that runs as long as this one, at most: a small shell guardian ends it when the pipe to
 * this JVM breaks, even if the JVM is killed.
 */
public final class ChildProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  private final String name;
  private final Path log;
  private final Path pidFile;
  private final Process guardian;

  private ChildProcess(String name, Path log, Path pidFile, Process guardian) {
    this.name = name;
    this.log = log;
    this.pidFile = pidFile;
    this.guardian = guardian;
  }

  /**
   * Starts a program.
   *
   * @param name for messages
   * @param log file that receives what the program prints; appended to
   * @param command the program and its arguments
   * @param environment variables beside those of this JVM
   */
  public static ChildProcess start(
      String name, Path log, List<String> command, Map<String, String> environment) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      Path pidFile = Files.createTempFile("adclicks-" + name + "-", ".pid");
      pidFile.toFile().deleteOnExit();
      List<String> guarded = new ArrayList<>(List.of("/bin/sh", "-c", script(), "guardian"));
      guarded.add(pidFile.toString());
      guarded.addAll(command);
      ProcessBuilder builder =
          new ProcessBuilder(guarded)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(environment);
      return new ChildProcess(name, log, pidFile, builder.start());
    } catch (IOException e) {
      throw new ServiceFailedException(name + " cannot be started: " + e.getMessage(), e);
    }
  }

  /**
   * Waits until the program serves.
   *
   * @param limit how long to wait at most
   * @param ready asked several times a second
   * @throws ServiceFailedException if the program ends before, or the limit passes
   */
  public ChildProcess awaitReady(Duration limit, BooleanSupplier ready) {
    Instant deadline = Instant.now().plus(limit);
    while (!ready.getAsBoolean()) {
      if (!guardian.isAlive()) {
        throw new ServiceFailedException(
            "%s ended with code %d while starting: %s (log: %s)"
                .formatted(name, guardian.exitValue(), lastLine(), log));
      }
      if (Instant.now().isAfter(deadline)) {
        close();
        throw new ServiceFailedException(
            "%s was not ready within %d s: see its log %s".formatted(name, limit.toSeconds(), log));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    return this;
  }

  /** Whether the program runs. */
  public boolean isAlive() {
    return guardian.isAlive();
  }

  /** The process id of the program. */
  public long pid() {
    try {
      String text = Files.readString(pidFile);
      while (text.isBlank() && guardian.isAlive()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        text = Files.readString(pidFile);
      }
      return Long.parseLong(text.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the program prints. */
  public Path log() {
    return log;
  }

  /** Waits until the program ends by itself; false if it does not within the limit. */
  public boolean awaitEnd(Duration limit) {
    try {
      return guardian.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The exit code of a program that has ended. */
  public int exitCode() {
    return guardian.exitValue();
  }

  /** Ends the program at once, as a crash would (SIGKILL), and waits until it is gone. */
  public void kill() {
    ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroyForcibly);
    awaitEnd(PATIENCE);
  }

  /** Asks the program to end (SIGTERM), and ends it by force if it does not. */
  @Override
  public void close() {
    try {
      guardian.getOutputStream().close();
    } catch (IOException e) {
      // The guardian has ended already, and so has the program.
    }
    if (!awaitEnd(PATIENCE)) {
      kill();
    }
  }

  private String lastLine() {
    try {
      List<String> lines = Files.readAllLines(log);
      return lines.isEmpty() ? "it printed nothing" : lines.get(lines.size() - 1);
    } catch (IOException e) {
      return "its log cannot be read";
    }
  }

  private static String script() throws IOException {
    try (InputStream in = ChildProcess.class.getResourceAsStream("/guardian/guardian.sh")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
