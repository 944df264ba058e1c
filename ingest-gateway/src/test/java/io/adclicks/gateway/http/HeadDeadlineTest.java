package io.adclicks.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a server of its own: in the framework's tests Netty and the service have two loaders. */
class HeadDeadlineTest {
  private static final int DRIP_MILLIS = 200;
  private static final byte[] REQUEST =
      "GET / HTTP/1.1\r\nHost: gateway\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Vertx vertx = Vertx.vertx();
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  HeadDeadline.arrived(request);
                  request.response().end();
                })
            .listen(0)
            .toCompletionStage()
            .toCompletableFuture()
            .get();
  }

  @AfterEach
  void stop() {
    vertx.close();
  }

  @Test
  void headThatDripsIsCutOffAndAnHonestPauseIsNot() throws IOException {
    try (Socket honest = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        Socket dripping = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
      assertThat(isAnswered(honest)).isTrue();

      assertThat(dripUntilCutOff(dripping))
          .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(20));

      assertThat(isAnswered(honest)).isTrue();
    }
  }

  private static boolean isAnswered(Socket socket) throws IOException {
    socket.getOutputStream().write(REQUEST);
    byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 200 OK\r\n".length());
    socket.getInputStream().skip(socket.getInputStream().available());
    return new String(start, StandardCharsets.US_ASCII).contains("200 OK");
  }

  private static Duration dripUntilCutOff(Socket socket) throws IOException {
    long start = System.nanoTime();
    socket.setSoTimeout(DRIP_MILLIS);
    socket
        .getOutputStream()
        .write("GET / HTTP/1.1\r\nX-Long: ".getBytes(StandardCharsets.US_ASCII));
    while (takesOneMore(socket)) {
      // Taking is what is waited for.
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static boolean takesOneMore(Socket socket) throws IOException {
    try {
      socket.getOutputStream().write('x');
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (SocketException e) {
      return false;
    }
  }
}
