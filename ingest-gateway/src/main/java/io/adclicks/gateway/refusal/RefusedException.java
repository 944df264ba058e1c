package io.adclicks.gateway.refusal;

import static java.util.Objects.requireNonNull;

/**
 * Ends a request with a sentence for the client. It carries no stack trace: hostile traffic must
 * not cost more than honest traffic.
 */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  /**
   * @param refusal the class of the fault
   * @param detail one sentence that names the field at fault
   */
  public RefusedException(Refusal refusal, String detail) {
    super(requireNonNull(detail, "detail is null"), null, false, false);
    this.refusal = requireNonNull(refusal, "refusal is null");
  }

  /** The class of the fault. */
  public Refusal refusal() {
    return refusal;
  }
}
