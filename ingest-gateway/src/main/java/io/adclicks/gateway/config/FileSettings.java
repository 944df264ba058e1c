package io.adclicks.gateway.config;

import static java.util.Objects.requireNonNull;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps the settings that lie in files up to date, away from the event loops. */
@Singleton
public class FileSettings {
  private final Vertx vertx;
  private final GatewayConfig config;
  private final List<FileSetting<?>> settings = new CopyOnWriteArrayList<>();

  FileSettings(Vertx vertx, GatewayConfig config) {
    this.vertx = requireNonNull(vertx, "vertx is null");
    this.config = requireNonNull(config, "config is null");
  }

  /**
   * Reads a setting now, and again whenever its file changes.
   *
   * @throws IllegalArgumentException if the file cannot be read or is wrong
   */
  public <T> Supplier<T> follow(String property, Path file, Function<String, T> parser) {
    FileSetting<T> setting = FileSetting.read(property, file, parser);
    settings.add(setting);
    return setting;
  }

  void start(@Observes StartupEvent started) {
    vertx.setPeriodic(config.reloadInterval().toMillis(), tick -> refreshAll());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // each setting reports its own trouble
  private void refreshAll() {
    if (!settings.isEmpty()) {
      vertx.executeBlocking(
          () -> {
            settings.forEach(FileSetting::refresh);
            return null;
          });
    }
  }
}
