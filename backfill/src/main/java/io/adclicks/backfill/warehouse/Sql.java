package io.adclicks.backfill.warehouse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A statement from a file, so that SQL can be read and tried as SQL.
 *
 * @param name the file
 * @param text the statement
 */
public record Sql(String name, String text) {
  private static final String FOLDER = "/sql/reconcile/";

  /** The statement of a file in the folder {@code sql/reconcile}. */
  public static Sql resource(String name) {
    try (InputStream file = Sql.class.getResourceAsStream(FOLDER + name)) {
      if (file == null) {
        throw new IllegalStateException("the statement " + FOLDER + name + " is not in the build");
      }
      return new Sql(name, new String(file.readAllBytes(), UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("the statement " + FOLDER + name + " cannot be read", e);
    }
  }

  /**
   * The statement with a name or an expression in place of <code>{{placeholder}}</code>. For what
   * this program wrote itself; values from outside are always parameters.
   */
  public Sql with(String placeholder, Object expression) {
    String marker = "{{" + placeholder + "}}";
    if (!text.contains(marker)) {
      throw new IllegalStateException("the statement " + name + " has no " + marker);
    }
    return new Sql(name, text.replace(marker, expression.toString()));
  }
}
