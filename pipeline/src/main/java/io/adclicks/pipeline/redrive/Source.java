package io.adclicks.pipeline.redrive;

/**
 * Where a rejected click lies.
 *
 * @param partition as {@code Position} counts partitions
 * @param offset its offset there
 */
record Source(int partition, long offset) {
  Source {
    if (partition < 0 || offset < 0) {
      throw new IllegalArgumentException(
          "source %d:%d must not be negative".formatted(partition, offset));
    }
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if the text is none
   */
  static Source parse(String text) {
    String[] parts = text.split(":", -1);
    try {
      if (parts.length == 2) {
        return new Source(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(invalid(text), e);
    }
    throw new IllegalArgumentException(invalid(text));
  }

  @Override
  public String toString() {
    return partition + ":" + offset;
  }

  private static String invalid(String text) {
    return "source \"%s\" is none: keep the one that was listed, such as 3:1042".formatted(text);
  }
}
