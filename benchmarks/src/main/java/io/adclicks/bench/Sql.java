package io.adclicks.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The statements that benchmarks send. */
public final class Sql {
  private Sql() {}

  /** The statement in a resource file. */
  public static String read(String path) {
    try (InputStream in = Sql.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
