package io.adclicks.bench.query;

import io.adclicks.cli.stack.Http;
import io.adclicks.localstack.CallerTokens;
import io.adclicks.localstack.ChildProcess;
import io.adclicks.localstack.FreePort;
import io.adclicks.localstack.Installation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The query API as it is built, with the optimising compiler, as a process of its own. */
final class QueryService implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(1);

  private final URI address;
  private final ChildProcess process;

  private QueryService(URI address, ChildProcess process) {
    this.address = address;
    this.process = process;
  }

  static QueryService start(Path log, String jdbcUrl, CallerTokens tokens) {
    int port = FreePort.next();
    URI address = URI.create("http://127.0.0.1:" + port);
    Path jar = Installation.path("query-api", "target", "quarkus-app", "quarkus-run.jar");
    ChildProcess process =
        ChildProcess.start(
            "query-api",
            log,
            List.of(Installation.javaExecutable(), "-Xmx512m", "-jar", jar.toString()),
            Map.of(
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "QUARKUS_HTTP_PORT",
                String.valueOf(port),
                "ADCLICKS_CLICKHOUSE_JDBC_URL",
                jdbcUrl,
                "MP_JWT_VERIFY_PUBLICKEY",
                tokens.publicKey()));
    process.awaitReady(START_LIMIT, () -> Http.isOk(address.resolve("/q/health/ready")));
    return new QueryService(address, process);
  }

  URI address() {
    return address;
  }

  @Override
  public void close() {
    process.close();
  }
}
