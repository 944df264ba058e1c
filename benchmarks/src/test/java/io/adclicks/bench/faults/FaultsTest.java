package io.adclicks.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.cli.LiveLine;
import io.adclicks.cli.stack.LocalStack;
import io.adclicks.cli.stack.StackOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Takes a few minutes for each fault, so it runs with {@code -Pfaults} only. */
@Tag("faults")
class FaultsTest {
  private static final int RATE = 2_200;

  @TempDir static Path folder;
  private static LocalStack stack;
  private static Drill drill;

  @BeforeAll
  static void start() {
    LiveLine line = LiveLine.onStandardOutput();
    stack = LocalStack.start(StackOptions.cluster(folder, 2), line::end);
    line.end(Outcome.heading());
    drill = new Drill(stack, folder, RATE, line);
  }

  @AfterAll
  static void stop() {
    drill.close();
    stack.close();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void everyAcknowledgedClickIsCountedOnceOrRecordedAfter(Fault fault) throws Exception {
    Outcome outcome = drill.run(fault);

    assertThat(outcome.acknowledged()).isPositive();
    assertThat(outcome.books().faults()).as(outcome.row()).isEmpty();
  }
}
