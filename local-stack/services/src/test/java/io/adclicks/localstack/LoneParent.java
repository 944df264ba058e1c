package io.adclicks.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A JVM that starts a long program, tells its process id in a file, and waits to be killed. */
final class LoneParent {
  private LoneParent() {}

  public static void main(String[] args) throws IOException {
    Path pidFile = Path.of(args[0]);
    Path log = pidFile.resolveSibling("grandchild.log");
    ChildProcess child = ChildProcess.start("sample", log, List.of("sleep", "600"), Map.of());
    Path draft = Files.writeString(pidFile.resolveSibling("draft"), String.valueOf(child.pid()));
    Files.move(draft, pidFile, StandardCopyOption.ATOMIC_MOVE);
    while (child.isAlive()) {
      LockSupport.parkNanos(1_000_000_000L);
    }
  }
}
