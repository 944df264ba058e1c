package io.adclicks.cli.traffic;

import io.adclicks.cli.stack.Http;
import io.adclicks.cli.stack.StackAddresses;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tells the query API whose the ads of the traffic are, through its own interface. */
public final class AdCatalogue implements Runnable {
  /** The advertiser of the ad that is clicked most. */
  public static final String FIRST_ADVERTISER = "northwind";

  private static final List<String> ADVERTISERS =
      List.of(
          FIRST_ADVERTISER,
          "harbour-coffee",
          "blue-bicycle",
          "lantern-books",
          "alpine-outdoor",
          "maple-kitchen",
          "orchid-travel",
          "studio-ten");
  private static final List<String> CAMPAIGNS =
      List.of("spring-sale", "new-arrivals", "free-shipping", "weekend", "members");
  private static final List<String> FORMATS =
      List.of("Banner", "Story", "Search result", "Video", "Newsletter");

  private final StackAddresses stack;
  private final int ads;
  private final Consumer<String> complaints;

  /**
   * @param ads how many ads are clicked
   * @param complaints told if the catalogue cannot be written
   */
  AdCatalogue(StackAddresses stack, int ads, Consumer<String> complaints) {
    this.stack = stack;
    this.ads = ads;
    this.complaints = complaints;
  }

  /** Writes all entries, the most clicked ads first. */
  @Override
  public void run() {
    String token = stack.callerTokens().admin();
    try {
      for (int rank = 1; rank <= ads; rank++) {
        URI address = stack.queryApi().resolve("/api/v1/ads/ad-" + rank);
        Http.put(address, entry(rank), token);
      }
    } catch (IOException e) {
      complaints.accept("the catalogue of ads is incomplete: " + e.getMessage());
    }
  }

  private static Map<String, String> entry(int rank) {
    String advertiser = at(ADVERTISERS, rank - 1);
    String campaign = at(CAMPAIGNS, (rank - 1) / ADVERTISERS.size());
    return Map.of(
        "advertiser_id", advertiser,
        "campaign_id", advertiser + "-" + campaign,
        "name", at(FORMATS, rank * 3) + " " + rank);
  }

  private static String at(List<String> words, int index) {
    return words.get(index % words.size());
  }
}
