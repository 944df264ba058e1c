package io.adclicks.bench.query;

import io.adclicks.localstack.Installation;
import io.adclicks.model.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Asks for popular ads most, with the statements of the built query API. */
final class Questions {
  private static final double EXPONENT = 1.0;
  private static final int CAMPAIGNS = 50_000;
  private static final int HOUR_SECONDS = 3_600;
  private static final int MOST_POINTS = 50_001;

  private final BenchData data;
  private final SplittableRandom random;
  private final SharedStateDiscreteSampler ranks;
  private final String oneAd = statement("ad_cells.sql", Resolution.MINUTE);
  private final String manyAds = statement("ads_cells.sql", Resolution.MINUTE);

  Questions(BenchData data, long seed) {
    this.data = data;
    random = new SplittableRandom(seed);
    ranks =
        RejectionInversionZipfSampler.of(
            RandomSource.XO_RO_SHI_RO_128_PP.create(seed), (int) data.ads(), EXPONENT);
  }

  Question next() {
    return next(Endpoint.at(random.nextInt(100)));
  }

  Question next(Endpoint endpoint) {
    return switch (endpoint) {
      case ONE_AD -> oneAd();
      case MANY_ADS -> manyAds();
      case CAMPAIGN ->
          only(
              endpoint,
              "/api/v1/metrics?resolution=1h&%s&campaign_id=campaign-%d"
                  .formatted(day(), random.nextInt(CAMPAIGNS)));
      case TOP_DAY -> only(endpoint, "/api/v1/ads/top?metric=clicks&limit=20&" + day());
      case TOP_HOUR -> only(endpoint, "/api/v1/ads/top?metric=cost&limit=20&window=1h");
    };
  }

  private Question oneAd() {
    String ad = data.adId(ranks.sample());
    return new Question(
        Endpoint.ONE_AD,
        "/api/v1/ads/%s/metrics?resolution=1m&%s".formatted(ad, day()),
        Optional.of(
            withValues(
                oneAd, quoted(ad), data.from().getEpochSecond(), data.to().getEpochSecond())));
  }

  private Question manyAds() {
    List<String> ads =
        IntStream.range(0, 10).mapToObj(i -> data.adId(ranks.sample())).distinct().toList();
    long from =
        data.start() + HOUR_SECONDS * (long) random.nextInt(BenchData.DAY_SECONDS / HOUR_SECONDS);
    String range =
        "from=%s&to=%s"
            .formatted(Instant.ofEpochSecond(from), Instant.ofEpochSecond(from + HOUR_SECONDS));
    String ids = ads.stream().map(ad -> "&ad_id=" + ad).collect(Collectors.joining());
    return new Question(
        Endpoint.MANY_ADS,
        "/api/v1/metrics?resolution=1m&" + range + ids,
        Optional.of(withValues(manyAds, array(ads), from, from + HOUR_SECONDS, MOST_POINTS)));
  }

  private String day() {
    return "from=%s&to=%s".formatted(data.from(), data.to());
  }

  private static Question only(Endpoint endpoint, String path) {
    return new Question(endpoint, path, Optional.empty());
  }

  private static String statement(String name, Resolution resolution) {
    try {
      String sql =
          Files.readString(Installation.path("query-api", "target", "classes", "sql", name));
      return sql.replace("{{cells}}", resolution.table() + " AS cells FINAL");
    } catch (IOException e) {
      throw new IllegalStateException(name + " of the query API cannot be read", e);
    }
  }

  private static String withValues(String sql, Object... values) {
    String filled = sql;
    for (Object value : values) {
      filled = filled.replaceFirst("\\?", Matcher.quoteReplacement(value.toString()));
    }
    return filled + "\nFORMAT RowBinaryWithNamesAndTypes";
  }

  private static String quoted(String text) {
    return "'" + text + "'";
  }

  private static String array(Collection<String> texts) {
    return texts.stream().collect(Collectors.joining("\",\"", "'[\"", "\"]'"));
  }
}
