package io.adclicks.model;

import static java.util.Objects.requireNonNull;

/** Says in one sentence why a click cannot be counted. */
public final class RejectedClickException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RejectionReason reason;

  /**
   * @param reason the class of the fault, for counters
   * @param detail one sentence that names the field and the value
   */
  public RejectedClickException(RejectionReason reason, String detail) {
    super(requireNonNull(detail, "detail is null"));
    this.reason = requireNonNull(reason, "reason is null");
  }

  static RejectedClickException invalidField(String detail) {
    return new RejectedClickException(RejectionReason.INVALID_FIELD, detail);
  }

  static RejectedClickException malformed(String detail) {
    return new RejectedClickException(RejectionReason.MALFORMED, detail);
  }

  /** The class of the fault. */
  public RejectionReason reason() {
    return reason;
  }
}
