package io.adclicks.backfill.journal;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A process that may claim a day.
 *
 * @param host the machine
 * @param pid the process on it
 */
public record Claimant(String host, long pid) {
  public Claimant {
    requireNonNull(host, "host is null");
  }

  /** This process. */
  public static Claimant thisProcess() {
    return new Claimant(hostName(), ProcessHandle.current().pid());
  }

  /** Whether this process can see that the claimant has ended. */
  boolean isKnownToHaveEnded() {
    return host.equals(hostName()) && ProcessHandle.of(pid).isEmpty();
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
