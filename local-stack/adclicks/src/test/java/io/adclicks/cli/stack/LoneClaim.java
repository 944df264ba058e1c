package io.adclicks.cli.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A JVM that claims a folder, says so, and waits to be killed. */
final class LoneClaim {
  static final String CLAIMED = "claimed";

  private LoneClaim() {}

  public static void main(String[] args) throws IOException {
    FolderClaim claim = FolderClaim.of(Path.of(args[0]));
    System.out.println(CLAIMED + " " + claim.folder());
    while (true) {
      LockSupport.parkNanos(1_000_000_000L);
    }
  }
}
