package io.adclicks.cli;

import io.adclicks.localstack.ServiceFailedException;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the project. */
@Command(
    name = "adclicks",
    description = "Counts ad clicks exactly once, on your machine, on real components.",
    mixinStandardHelpOptions = true,
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      TrafficCommand.class,
      StatusCommand.class,
      CountCommand.class,
      RedriveCommand.class,
      ArchiveCommand.class,
      ReconcileCommand.class,
      BackfillCommand.class,
      TokenCommand.class,
      BenchCommand.class
    })
public final class Adclicks {
  private Adclicks() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return commandLine(new Adclicks());
  }

  /** A command line that tells failures in one sentence. */
  public static CommandLine commandLine(Object command) {
    return new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Adclicks::tell);
  }

  private static int tell(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    boolean isSentence =
        failure instanceof ServiceFailedException
            || failure instanceof IllegalArgumentException
            || failure instanceof IOException;
    if (isSentence) {
      command.getErr().println("adclicks: " + failure.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw failure;
  }
}
