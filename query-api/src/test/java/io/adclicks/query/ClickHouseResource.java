package io.adclicks.query;

import io.adclicks.localstack.ClickHouseSchema;
import io.adclicks.localstack.ClickHouseServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A real ClickHouse engine with the tables of this project, for all tests of the service. */
public final class ClickHouseResource implements QuarkusTestResourceLifecycleManager {
  private ClickHouseServer server;

  @Override
  public Map<String, String> start() {
    server = ClickHouseServer.start(folder());
    ClickHouseSchema.migrate(server.jdbcUrl());
    return Map.of(
        "adclicks.clickhouse.jdbc-url",
        server.jdbcUrl(),
        "mp.jwt.verify.publickey",
        Api.TOKENS.publicKey());
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(server, new TestInjector.MatchesType(ClickHouseServer.class));
  }

  @Override
  public void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory(Path.of("target"), "clickhouse-");
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for ClickHouse can be made below target", e);
    }
  }
}
