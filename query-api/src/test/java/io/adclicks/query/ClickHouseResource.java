package io.adclicks.query;

import io.adclicks.localstack.ClickHouseSchema;
import io.adclicks.localstack.ClickHouseServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A real ClickHouse engine with the tables of this project, for all tests of the service. */
public final class ClickHouseResource implements QuarkusTestResourceLifecycleManager {
  /** The name of an argument: "false" for a service that is told of no archive. */
  public static final String ARCHIVE = "archive";

  private ClickHouseServer server;
  private boolean archives = true;

  @Override
  public void init(Map<String, String> arguments) {
    archives = Boolean.parseBoolean(arguments.getOrDefault(ARCHIVE, "true"));
  }

  @Override
  public Map<String, String> start() {
    Path folder = folder();
    server = ClickHouseServer.start(folder);
    ClickHouseSchema.migrate(server.jdbcUrl());
    Map<String, String> settings = new HashMap<>();
    settings.put("adclicks.clickhouse.jdbc-url", server.jdbcUrl());
    settings.put("mp.jwt.verify.publickey", Api.TOKENS.publicKey());
    if (archives) {
      settings.put(
          "adclicks.archive.location", folder.resolve("archive").toAbsolutePath().toString());
      settings.put("adclicks.receipts.keys", Api.RECEIPT_KEYS);
    }
    return settings;
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
