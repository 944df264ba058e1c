package io.adclicks.bench.query;

/** What the clients ask for, and how often among a hundred requests. */
enum Endpoint {
  /** A day of minutes of one ad: up to 1,440 points. */
  ONE_AD("one ad, 24 h of minutes", 70),
  /** An hour of minutes of ten ads. */
  MANY_ADS("ten ads, 1 h of minutes", 10),
  /** A day of hours of all ads of a campaign. */
  CAMPAIGN("campaign, 24 h of hours", 5),
  /** The twenty most clicked ads of the day. */
  TOP_DAY("top 20 of 24 h", 8),
  /** The twenty dearest ads of the last hour. */
  TOP_HOUR("top 20 of 1 h by cost", 7);

  private final String words;
  private final int share;

  Endpoint(String words, int share) {
    this.words = words;
    this.share = share;
  }

  String words() {
    return words;
  }

  /** The endpoint at a place among a hundred. */
  static Endpoint at(int place) {
    int end = 0;
    for (Endpoint endpoint : values()) {
      end += endpoint.share;
      if (place < end) {
        return endpoint;
      }
    }
    throw new IllegalArgumentException(place + " is not among a hundred: write 0 to 99");
  }
}
