package io.adclicks.cli.stack;

import io.adclicks.localstack.ScratchFolder;
import io.adclicks.localstack.ServiceFailedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The claim of a stack to a data folder: from before its first part starts until after its last one
 * has stopped, or until its process ends, however it does.
 */
final class FolderClaim implements AutoCloseable {
  /** The locked file in the folder. */
  private static final String FILE = "lock";

  /** A lock keeps other processes away only; to look at one's own file again would even lose it. */
  private static final Set<Path> OF_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileLock lock;

  private FolderClaim(Path folder, FileLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Claims a folder.
   *
   * @param folder absolute; made if there is none
   * @throws ServiceFailedException if a stack has it
   */
  static FolderClaim of(Path folder) throws IOException {
    Files.createDirectories(folder);
    return tryClaim(folder)
        .orElseThrow(
            () ->
                new ServiceFailedException(
                    "a stack already runs with the folder "
                        + folder
                        + ": stop it, or name another with --data"));
  }

  /** Whether a stack has a folder. */
  static boolean isTaken(Path folder) throws IOException {
    if (!Files.exists(folder.resolve(FILE))) {
      return false;
    }
    Optional<FolderClaim> claim = tryClaim(folder);
    if (claim.isPresent()) {
      claim.get().close();
    }
    return claim.isEmpty();
  }

  private static Optional<FolderClaim> tryClaim(Path folder) throws IOException {
    if (!OF_THIS_PROCESS.add(folder)) {
      return Optional.empty();
    }
    Optional<FolderClaim> claim = Optional.empty();
    try {
      claim = lock(folder).map(lock -> new FolderClaim(folder, lock));
      return claim;
    } finally {
      if (claim.isEmpty()) {
        OF_THIS_PROCESS.remove(folder);
      }
    }
  }

  private static Optional<FileLock> lock(Path folder) throws IOException {
    FileChannel file =
        FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Optional<FileLock> lock = Optional.ofNullable(file.tryLock());
    if (lock.isEmpty()) {
      file.close();
    }
    return lock;
  }

  Path folder() {
    return folder;
  }

  /** Deletes all that the folder holds, but for the claim. */
  void emptyFolder() throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      content
          .filter(path -> !path.endsWith(FILE))
          .forEach(path -> new ScratchFolder(path).delete());
    }
  }

  @Override
  public void close() throws IOException {
    lock.acquiredBy().close();
    OF_THIS_PROCESS.remove(folder);
  }
}
