package io.adclicks.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerTest {
  @TempDir Path folder;

  @Test
  void answersAndComesBackEmptyAfterACrash() throws IOException {
    try (RedisServer server = RedisServer.start(folder)) {
      assertThat(ask(server, "SET key 1 NX EX 300")).isEqualTo("+OK");
      assertThat(ask(server, "SET key 2 NX EX 300")).isEqualTo("$-1");

      server.kill();
      server.restart();

      assertThat(ask(server, "SET key 3 NX EX 300")).isEqualTo("+OK");
    }
  }

  private static String ask(RedisServer server, String command) throws IOException {
    URI uri = URI.create(server.uri());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      byte[] answer = new byte[64];
      int length = socket.getInputStream().read(answer);
      return new String(answer, 0, length, StandardCharsets.US_ASCII).strip();
    }
  }
}
