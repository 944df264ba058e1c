package io.adclicks.bench.archive;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A program that reads the topic.
 *
 * @param title how tables call it
 * @param command starts it
 * @param log what it prints
 * @param isDone whether it is through with everything
 */
record Reader(String title, List<String> command, Path log, BooleanSupplier isDone) {
  Reader {
    command = List.copyOf(command);
  }
}
