package io.adclicks.gateway.config;

import static java.util.Objects.requireNonNull;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A setting in a file that may change while the gateway runs. A file that is gone or wrong changes
 * nothing: the last good setting stays.
 *
 * @param <T> what the file holds
 */
public final class FileSetting<T> implements Supplier<T> {
  private final String property;
  private final Path file;
  private final Function<String, T> parser;
  private String text;
  private String trouble = "";
  private volatile T value;

  private FileSetting(String property, Path file, Function<String, T> parser) throws IOException {
    this.property = requireNonNull(property, "property is null");
    this.file = requireNonNull(file, "file is null");
    this.parser = requireNonNull(parser, "parser is null");
    text = Files.readString(file, StandardCharsets.UTF_8);
    value = parser.apply(text);
  }

  /**
   * Reads a setting for the first time.
   *
   * @param property the name of the property that names the file, for messages
   * @param parser throws {@link IllegalArgumentException} with a sentence if the text is wrong
   * @throws IllegalArgumentException if the file cannot be read or is wrong
   */
  public static <T> FileSetting<T> read(String property, Path file, Function<String, T> parser) {
    try {
      return new FileSetting<>(property, file, parser);
    } catch (IOException e) {
      throw new IllegalArgumentException("the file " + file + " cannot be read", e);
    }
  }

  @Override
  public T get() {
    return value;
  }

  /** Reads the file again; blocks. */
  public synchronized void refresh() {
    try {
      String now = Files.readString(file, StandardCharsets.UTF_8);
      if (!now.equals(text)) {
        value = parser.apply(now);
        text = now;
        Log.infof("%s has changed and is in force", property);
      }
      trouble = "";
    } catch (IOException e) {
      complainOnce("the file " + file + " cannot be read");
    } catch (IllegalArgumentException e) {
      complainOnce(e.getMessage());
    }
  }

  private void complainOnce(String why) {
    if (!why.equals(trouble)) {
      trouble = why;
      Log.warnf("%s keeps its last good value, correct the file: %s", property, why);
    }
  }
}
