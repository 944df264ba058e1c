package io.adclicks.query.receipts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.adclicks.model.Receipt;
import io.adclicks.query.freshness.Freshness;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a click. It names nobody: neither the user nor the address.
 *
 * @param receipt what was asked with
 * @param adId the ad that was clicked
 * @param eventTime when
 * @param state what became of it
 * @param reason why it is invalid or rejected; left out otherwise
 * @param settled whether nothing but another reconciliation of the day can change it
 * @param freshness how far the pipeline has come
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ClickOutcome(
    String receipt,
    String adId,
    Instant eventTime,
    ClickState state,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> reason,
    @JsonProperty("final") boolean settled,
    Freshness freshness) {

  static ClickOutcome of(String text, Receipt receipt, Verdict verdict, Freshness freshness) {
    return new ClickOutcome(
        text,
        receipt.adId(),
        Instant.ofEpochMilli(receipt.eventTimeMillis()),
        verdict.state(),
        verdict.reason(),
        verdict.settled(),
        freshness);
  }
}
