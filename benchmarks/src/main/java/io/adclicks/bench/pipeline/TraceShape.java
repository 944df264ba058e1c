package io.adclicks.bench.pipeline;

/**
 * What the clicks of a run look like.
 *
 * @param clicks how many, copies included
 * @param ads how many ads there are; their popularity follows Zipf's law with exponent 1
 * @param users how many people click, each from an address of its own
 * @param hotAdShare share of all clicks that goes to one single ad, 0 to 1
 * @param eventRate how many clicks happen in a second of event time
 */
public record TraceShape(long clicks, int ads, int users, double hotAdShare, int eventRate) {
  public TraceShape {
    requirePositive("clicks", clicks);
    requirePositive("ads", ads);
    requirePositive("users", users);
    requirePositive("event-rate", eventRate);
    if (!(hotAdShare >= 0 && hotAdShare <= 1)) {
      throw new IllegalArgumentException(
          "the share of the hot ad is " + hotAdShare + ": write 0 to 1");
    }
  }

  private static void requirePositive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException("--" + name + " is " + value + ": write 1 or more");
    }
  }
}
