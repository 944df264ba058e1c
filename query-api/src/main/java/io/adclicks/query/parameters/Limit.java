package io.adclicks.query.parameters;

/** Reads how much of something a request wants at most. */
public final class Limit {
  private Limit() {}

  /**
   * The number, 1 to {@code max}.
   *
   * @param text what the request wrote
   */
  public static int parse(String text, int max) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= max) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw refused(text, max);
    }
    throw refused(text, max);
  }

  private static InvalidParameterException refused(String text, int max) {
    return new InvalidParameterException("limit", text, "write a number from 1 to " + max);
  }
}
