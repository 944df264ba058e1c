package io.adclicks.clickhouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the command line asks for.
 *
 * @param library the file {@code libchdb.so}
 * @param data folder of the database; created when missing
 * @param port loopback port of the HTTP interface, 1 to 65535
 * @param connections how many statements run side by side, 1 to 256
 */
record ServerOptions(Path library, Path data, int port, int connections) {
  static final String USAGE =
      """
      Serves ClickHouse's HTTP interface on the loopback address, with the engine inside this process.

        --library=FILE     the engine, libchdb.so of the npm package @chdb/lib-linux-x64-gnu
        --data=DIR         folder of the database; created when missing, used by one process at a time
        --port=N           port on 127.0.0.1
        --connections=N    statements that run side by side (default 8)
        --help             prints this
      """;

  private static final String DEFAULT_CONNECTIONS = "8";
  private static final List<String> NAMES = List.of("library", "data", "port", "connections");

  ServerOptions {
    if (!Files.isRegularFile(library)) {
      throw new IllegalArgumentException("--library=" + library + " is no file");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("--port=" + port + " is not between 1 and 65535");
    }
    if (connections < 1 || connections > 256) {
      throw new IllegalArgumentException(
          "--connections=" + connections + " is not between 1 and 256");
    }
  }

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException saying what to write instead
   */
  static ServerOptions parse(String... arguments) {
    Map<String, String> values = new TreeMap<>(Map.of("connections", DEFAULT_CONNECTIONS));
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--")
          || equals < 0
          || !NAMES.contains(argument.substring(2, equals))) {
        throw new IllegalArgumentException(
            "'" + argument + "' is no option: --help lists the options");
      }
      values.put(argument.substring(2, equals), argument.substring(equals + 1));
    }
    return new ServerOptions(
        Path.of(require(values, "library")),
        Path.of(require(values, "data")),
        number(values, "port"),
        number(values, "connections"));
  }

  private static int number(Map<String, String> values, String name) {
    String text = require(values, name);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + "=" + text + " is no whole number", e);
    }
  }

  private static String require(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("--" + name + "=... is missing: --help explains it");
    }
    return value;
  }
}
