package io.adclicks.query.receipts;

import jakarta.ws.rs.core.Response.Status;
import java.io.Serial;

/** Nothing can be said of a click, whoever asks; the message says why in a sentence. */
public final class UnanswerableReceiptException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final Status status;

  private UnanswerableReceiptException(Status status, String sentence) {
    super(sentence, null, false, false);
    this.status = status;
  }

  static UnanswerableReceiptException noArchive() {
    return new UnanswerableReceiptException(
        Status.NOT_IMPLEMENTED,
        "This installation keeps no archive of clicks, so it answers no receipts: set"
            + " adclicks.archive.location and adclicks.receipts.keys.");
  }

  static UnanswerableReceiptException dropped() {
    return new UnanswerableReceiptException(
        Status.GONE,
        "The archive no longer holds the clicks of that hour, so nothing can be said of a single"
            + " one: its ad's figures and bill remain.");
  }

  /** The status of the answer. */
  public Status status() {
    return status;
  }
}
