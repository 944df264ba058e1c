package io.adclicks.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClickHouseChoiceTest {
  @TempDir Path folder;

  @Test
  void aConfiguredServerIsUsedAndLeftRunning() throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/ping",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    other.start();
    String url = "http://127.0.0.1:" + other.getAddress().getPort();

    ClickHouseServer server = start(url + "/clicks?user=u");
    server.kill();
    server.restart();
    server.close();

    assertThat(server.httpUrl()).isEqualTo(url);
    assertThat(server.jdbcUrl()).startsWith("jdbc:clickhouse:" + url + "/clicks?user=u&");
    assertThat(server.pid()).isEmpty();
    other.stop(0);
  }

  @Test
  void aConfiguredServerThatDoesNotAnswerIsReported() {
    assertThatThrownBy(() -> start("http://127.0.0.1:" + FreePort.next()))
        .isInstanceOf(ServiceFailedException.class)
        .hasMessageStartingWith("no ClickHouse answers at http://127.0.0.1:");
  }

  @Test
  void anAddressThatIsNoneIsReported() {
    assertThatThrownBy(() -> start("localhost:9000"))
        .isInstanceOf(ServiceFailedException.class)
        .hasMessage(
            "ADCLICKS_CLICKHOUSE_URL=localhost:9000 is no address of ClickHouse:"
                + " write http://host:8123");
  }

  @Test
  void theEngineIsChosenByMachineAndKeptInTheCacheFolder() {
    assertThat(EngineLibrary.packageName("Linux", "amd64")).isEqualTo("@chdb/lib-linux-x64-gnu");
    assertThat(EngineLibrary.packageName("Linux", "aarch64"))
        .isEqualTo("@chdb/lib-linux-arm64-gnu");
    assertThat(EngineLibrary.packageName("Mac OS X", "aarch64"))
        .isEqualTo("@chdb/lib-darwin-arm64");
    assertThatThrownBy(() -> EngineLibrary.packageName("Windows 11", "amd64"))
        .hasMessageContaining("does not run on Windows 11");
    assertThat(EngineLibrary.cache(Map.of("XDG_CACHE_HOME", "/x")))
        .isEqualTo(Path.of("/x/adclicks"));
    assertThat(EngineLibrary.cache(Map.of("ADCLICKS_CACHE", "/a", "XDG_CACHE_HOME", "/x")))
        .isEqualTo(Path.of("/a"));
  }

  private ClickHouseServer start(String url) {
    return ClickHouseServer.start(
        folder, message -> {}, Map.of(ClickHouseServer.URL_VARIABLE, url));
  }
}
