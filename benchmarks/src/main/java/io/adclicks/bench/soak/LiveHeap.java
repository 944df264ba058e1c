package io.adclicks.bench.soak;

import io.adclicks.localstack.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The heap of a JVM of this machine right after a full collection, read by {@code jcmd}.
 *
 * @param bytes what its objects take
 * @param residentBytes how much of the heap's addresses lies in memory, used or not
 */
record LiveHeap(long bytes, long residentBytes) {
  private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");
  private static final Pattern ADDRESS = Pattern.compile("0x([0-9a-f]+)");
  private static final Pattern MAPPING = Pattern.compile("^([0-9a-f]+)-([0-9a-f]+) .*");
  private static final Pattern RESIDENT = Pattern.compile("^Rss: +(\\d+) kB");
  private static final int KIB = 1_024;

  /** Collects the garbage of a JVM, and reads its heap. */
  static LiveHeap of(long pid) throws IOException, InterruptedException {
    jcmd(pid, "GC.run");
    return of(jcmd(pid, "GC.heap_info"), Files.readAllLines(Path.of("/proc/" + pid + "/smaps")));
  }

  /**
   * @param info what {@code GC.heap_info} says of a collector's spaces
   * @param mappings lines of {@code /proc/PID/smaps}, see proc(5)
   */
  static LiveHeap of(String info, List<String> mappings) {
    long bytes = USED.matcher(info).results().mapToLong(LiveHeap::kib).sum() * KIB;
    long begin = ADDRESS.matcher(info).results().mapToLong(LiveHeap::address).min().orElseThrow();
    long end = ADDRESS.matcher(info).results().mapToLong(LiveHeap::address).max().orElseThrow();
    long resident = 0;
    boolean inHeap = false;
    for (String line : mappings) {
      Matcher mapping = MAPPING.matcher(line);
      if (mapping.matches()) {
        long start = address(mapping);
        inHeap = start >= begin && start < end;
      }
      Matcher size = RESIDENT.matcher(line);
      if (inHeap && size.matches()) {
        resident += kib(size) * KIB;
      }
    }
    return new LiveHeap(bytes, resident);
  }

  private static long address(MatchResult match) {
    return Long.parseUnsignedLong(match.group(1), 16);
  }

  private static long kib(MatchResult match) {
    return Long.parseLong(match.group(1));
  }

  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    String program = Path.of(Installation.javaExecutable()).resolveSibling("jcmd").toString();
    Process process =
        new ProcessBuilder(program, Long.toString(pid), command).redirectErrorStream(true).start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("jcmd %d %s failed: %s".formatted(pid, command, answer.strip()));
    }
    return answer;
  }
}
