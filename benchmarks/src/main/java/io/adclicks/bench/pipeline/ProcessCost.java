package io.adclicks.bench.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.LongStream;

/** What processes have cost so far. */
public final class ProcessCost {
  private ProcessCost() {}

  /** Processor time of some processes, in seconds. */
  public static double cpuSeconds(LongStream pids) {
    return pids.mapToObj(ProcessHandle::of)
            .flatMap(Optional::stream)
            .flatMap(process -> process.info().totalCpuDuration().stream())
            .mapToLong(Duration::toMillis)
            .sum()
        / 1e3;
  }

  /**
   * The most memory a process has held, in bytes; 0 where the system does not tell (Linux does).
   */
  public static long peakBytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
