package io.adclicks.bench.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The statements of this package. */
final class Sql {
  private Sql() {}

  static String read(String file) {
    try (InputStream in = Sql.class.getResourceAsStream("/sql/faults/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
