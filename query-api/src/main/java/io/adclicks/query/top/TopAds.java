package io.adclicks.query.top;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.adclicks.query.answer.Tabular;
import java.time.Instant;
import java.util.List;

/**
 * The first ads by a metric.
 *
 * @param metric what they are ranked by
 * @param resolution the length of the windows that were added up
 * @param from the first instant of the range
 * @param to the first instant after the range
 * @param ads the highest first; ads without any are left out
 */
@JsonNaming(SnakeCaseStrategy.class)
public record TopAds(String metric, String resolution, Instant from, Instant to, List<TopAd> ads)
    implements Tabular {
  @Override
  public Class<?> rowType() {
    return TopAd.class;
  }

  @Override
  public List<TopAd> rows() {
    return ads;
  }
}
