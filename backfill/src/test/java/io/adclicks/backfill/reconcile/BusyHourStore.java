package io.adclicks.backfill.reconcile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A ClickHouse in which the {@link BusyHour} has happened; each test finds it as it was then. */
final class BusyHourStore implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  private Path folder;
  private Store store;

  Store store() {
    return store;
  }

  /** Where the clicks of the hour are archived. */
  Path archive() {
    return folder.resolve("archive");
  }

  /** Its day, as it is reconciled by default. */
  Day day() {
    return Day.of(store, archive());
  }

  /** A place for what a test leaves behind. */
  Path file(String name) {
    return folder.resolve(name);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("busy-hour-");
    store = Store.start(folder.resolve("clickhouse"));
    BusyHour.happen(store, archive());
    store.keep();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    store.restore();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (store != null) {
      store.close();
    }
    FileUtils.deleteDirectory(folder.toFile());
  }
}
