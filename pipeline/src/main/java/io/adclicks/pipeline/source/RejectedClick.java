package io.adclicks.pipeline.source;

import static java.util.Objects.requireNonNull;

import io.adclicks.model.RejectionReason;
import java.io.Serializable;

/**
 * A click that is in no count, and why.
 *
 * @param position see {@link Position}
 * @param reason the class of the fault
 * @param detail one sentence
 * @param adId the ad, if it could be read, else empty
 * @param eventTimeMillis the event time, if it could be read, else 0
 * @param original base64 of the bytes where the archive cannot give them back, else empty
 */
public record RejectedClick(
    long position,
    RejectionReason reason,
    String detail,
    String adId,
    long eventTimeMillis,
    String original)
    implements Serializable {
  public RejectedClick {
    requireNonNull(reason, "reason is null");
    requireNonNull(detail, "detail is null");
    requireNonNull(adId, "adId is null");
    requireNonNull(original, "original is null");
  }
}
