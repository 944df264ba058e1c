package io.adclicks.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A client that does not play by the rules. */
final class RawHttp {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private RawHttp() {}

  /** Sends a head, and less of a body than it announces, and reads until the gateway hangs up. */
  static String answerTo(URI endpoint, String head, int announcedLength, String body) {
    return answerTo(
        endpoint,
        "%s\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(head, announcedLength, body));
  }

  /** Sends pieces one after the other, and reads until the gateway hangs up. */
  static String answerTo(URI endpoint, String... pieces) {
    try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      for (String piece : pieces) {
        out.write(piece.getBytes(StandardCharsets.UTF_8));
        out.flush();
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
