package io.adclicks.bench.archive;

import io.adclicks.cli.stack.PipelineProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an archive holds.
 *
 * @param files how many files
 * @param bytes their size
 */
record ArchivedFiles(long files, long bytes) {
  private static final Pattern CLICKS = Pattern.compile("sound, .* (\\d+) clicks, digest");

  /** The files below a folder. */
  static ArchivedFiles of(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      List<Path> files = all.filter(file -> file.toString().endsWith(".avro")).toList();
      long bytes = 0;
      for (Path file : files) {
        bytes += Files.size(file);
      }
      return new ArchivedFiles(files.size(), bytes);
    }
  }

  /** How many clicks lie in some days of an archive; none in a day that is not sound. */
  static long verifiedClicks(Path root, List<LocalDate> days)
      throws IOException, InterruptedException {
    long clicks = 0;
    for (LocalDate day : days) {
      List<String> command = PipelineProgram.ofColdPath(List.of("-Xmx1g"), "ArchiveTool");
      command.addAll(List.of("verify", "--archiveRoot=" + root, "--date=" + day));
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher sound = CLICKS.matcher(told);
      if (process.waitFor() == 0 && sound.find()) {
        clicks += Long.parseLong(sound.group(1));
      }
    }
    return clicks;
  }
}
