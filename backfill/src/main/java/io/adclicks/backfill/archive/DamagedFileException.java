package io.adclicks.backfill.archive;

import java.io.IOException;

/** A file of the archive does not hold what it should; the message is one sentence. */
public final class DamagedFileException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param file the file
   * @param fault what is wrong with it
   * @param cause what found it; null if nothing else did
   */
  public DamagedFileException(Object file, String fault, Throwable cause) {
    super("%s is damaged: %s".formatted(file, fault), cause);
  }
}
