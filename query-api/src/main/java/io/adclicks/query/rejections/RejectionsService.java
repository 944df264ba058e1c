package io.adclicks.query.rejections;

import io.adclicks.query.parameters.AdId;
import io.adclicks.query.parameters.TimeRange;
import io.adclicks.query.rejections.RejectionsRepository.ReasonCount;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers which clicks are in no count, so that none vanishes unseen. */
@ApplicationScoped
public class RejectionsService {
  private final RejectionsRepository repository;

  RejectionsService(RejectionsRepository repository) {
    this.repository = repository;
  }

  RejectionCounts ofAllAds(TimeRange range) {
    return counts(Optional.empty(), range, repository.ofAllAds(range));
  }

  RejectionCounts ofAd(AdId ad, TimeRange range) {
    return counts(Optional.of(ad.value()), range, repository.ofAd(ad, range));
  }

  private static RejectionCounts counts(
      Optional<String> adId, TimeRange range, List<ReasonCount> rows) {
    Map<String, Long> reasons = new LinkedHashMap<>();
    rows.forEach(row -> reasons.put(row.reason(), row.count()));
    long total = rows.stream().mapToLong(ReasonCount::count).sum();
    return new RejectionCounts(adId, range.from(), range.to(), total, reasons);
  }
}
