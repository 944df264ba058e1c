package io.adclicks.cli.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.adclicks.localstack.CallerTokens;
import io.adclicks.localstack.ServiceFailedException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where the parts of a running stack are; kept in a file that only its owner may read, for commands
 * that talk to it.
 *
 * @param gateway base address of the ingest gateway
 * @param queryApi base address of the query API and its dashboard
 * @param flink address of Flink's REST interface
 * @param kafka bootstrap servers
 * @param redis address of Redis
 * @param clickHouse JDBC address of ClickHouse
 * @param tokenKeys the keys that sign click tokens, see {@code KeyRing}
 * @param callerKey the key that signs tokens for the query API, see {@code CallerTokens}
 */
public record StackAddresses(
    URI gateway,
    URI queryApi,
    URI flink,
    String kafka,
    String redis,
    String clickHouse,
    String tokenKeys,
    String callerKey) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "stack.json";

  /**
   * The stack that runs with a data folder.
   *
   * @throws ServiceFailedException if there is none
   */
  public static StackAddresses of(Path folder) {
    return find(folder)
        .orElseThrow(
            () ->
                new ServiceFailedException(
                    "no stack runs with the folder "
                        + folder
                        + ": start one with ./adclicks up, or name its folder with --data"));
  }

  /** The stack that runs with a data folder, if there is one. */
  static Optional<StackAddresses> find(Path folder) {
    File file = folder.resolve(FILE).toFile();
    try {
      return file.exists() && FolderClaim.isTaken(folder)
          ? Optional.of(JSON.readValue(file, StackAddresses.class))
          : Optional.empty();
    } catch (IOException e) {
      throw new ServiceFailedException(file + " cannot be read: delete it", e);
    }
  }

  /** Makes tokens that the query API accepts. */
  public CallerTokens callerTokens() {
    return CallerTokens.of(callerKey);
  }

  void save(Path folder) {
    try {
      Path file = folder.resolve(FILE);
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      JSON.writeValue(file.toFile(), this);
    } catch (IOException e) {
      throw new ServiceFailedException("the folder " + folder + " cannot be written", e);
    }
  }

  static void forget(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve(FILE));
    } catch (IOException e) {
      throw new ServiceFailedException("the folder " + folder + " cannot be written", e);
    }
  }
}
