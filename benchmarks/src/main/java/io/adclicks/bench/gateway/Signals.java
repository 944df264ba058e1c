package io.adclicks.bench.gateway;

import io.adclicks.localstack.ServiceFailedException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Makes a process of ours hang for a while, as an overloaded machine would. */
final class Signals {
  private Signals() {}

  static void pause(long pid, int seconds) {
    send("STOP", pid);
    try {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
    } finally {
      send("CONT", pid);
    }
  }

  private static void send(String signal, long pid) {
    try {
      new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).start().waitFor();
    } catch (IOException e) {
      throw new ServiceFailedException("kill cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
