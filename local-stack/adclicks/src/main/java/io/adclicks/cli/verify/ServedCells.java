package io.adclicks.cli.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.adclicks.cli.stack.Http;
import io.adclicks.cli.stack.StackAddresses;
import io.adclicks.model.Money;
import io.adclicks.model.Resolution;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Reads cells as anybody would: through the query API. */
public final class ServedCells {
  /** How many ads {@link #validClicks} adds up. */
  public static final int BUSIEST = 1_000;

  private final StackAddresses stack;
  private final String token;
  private final Instant from;
  private final Instant to;

  /**
   * @param from the earliest window start of interest
   * @param to the first instant after the last one
   */
  public ServedCells(StackAddresses stack, Instant from, Instant to) {
    this.stack = stack;
    token = stack.callerTokens().admin();
    this.from = from;
    this.to = to;
  }

  /** All cells of some ads; one whose figures are all zero is left out. */
  public Map<CellKey, Figures> of(Collection<String> ads, Collection<Resolution> resolutions)
      throws IOException {
    Map<CellKey, Figures> cells = new TreeMap<>();
    for (String ad : ads) {
      for (Resolution resolution : resolutions) {
        readInto(cells, ad, resolution);
      }
    }
    return cells;
  }

  /** How many clicks are recorded as late. */
  public long late() throws IOException {
    URI rejections = stack.queryApi().resolve("/api/v1/rejections?from=" + from + "&to=" + to);
    return Http.json(rejections, token).path("reasons").path("LATE").asLong();
  }

  /** How many valid clicks the {@value #BUSIEST} busiest ads have. */
  public long validClicks() throws IOException {
    URI top =
        stack
            .queryApi()
            .resolve(
                "/api/v1/ads/top?metric=clicks&limit=%d&from=%s&to=%s"
                    .formatted(BUSIEST, from, to));
    long clicks = 0;
    for (JsonNode ad : Http.json(top, token).path("ads")) {
      clicks += ad.path("click_count").asLong();
    }
    return clicks;
  }

  private void readInto(Map<CellKey, Figures> cells, String ad, Resolution resolution)
      throws IOException {
    String path =
        "/api/v1/ads/%s/metrics?resolution=%s&from=%s&to=%s"
            .formatted(
                URLEncoder.encode(ad, StandardCharsets.UTF_8),
                resolution.label(),
                Instant.ofEpochMilli(resolution.windowStart(from.toEpochMilli())),
                to);
    for (JsonNode point : Http.json(stack.queryApi().resolve(path), token).path("points")) {
      Figures figures =
          new Figures(
              point.path("click_count").asLong(),
              Money.parse(point.path("total_cost").asText()),
              point.path("duplicate_count").asLong(),
              point.path("invalid_count").asLong());
      Instant start = Instant.parse(point.path("event_time").asText());
      if (!figures.equals(Figures.NONE)) {
        cells.put(new CellKey(ad, resolution, start), figures);
      }
    }
  }
}
