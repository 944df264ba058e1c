package io.adclicks.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Finds ports of the loopback interface. */
public final class FreePort {
  private FreePort() {}

  /** A port that nobody listens on. */
  public static int next() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new ServiceFailedException("no free loopback port: " + e.getMessage(), e);
    }
  }

  /**
   * That port, if it is free.
   *
   * @throws ServiceFailedException if somebody listens on it
   */
  public static int require(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new ServiceFailedException(
          "port " + port + " is taken: stop what listens on it, or name another", e);
    }
  }

  /** Whether somebody accepts connections on a port. */
  public static boolean isListening(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
