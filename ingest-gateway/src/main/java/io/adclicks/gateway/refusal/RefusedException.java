package io.adclicks.gateway.refusal;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Ends a request with a sentence for the client. It carries no stack trace: hostile traffic must
 * not cost more than honest traffic.
 */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;
  private final Duration retryAfter;

  /**
   * @param refusal the class of the fault
   * @param detail one sentence that names the field at fault
   */
  public RefusedException(Refusal refusal, String detail) {
    this(refusal, detail, Duration.ZERO);
  }

  /**
   * @param refusal the class of the fault
   * @param detail one sentence that names the field at fault
   * @param retryAfter when the same request may be taken; zero if it never will
   */
  public RefusedException(Refusal refusal, String detail, Duration retryAfter) {
    super(requireNonNull(detail, "detail is null"), null, false, false);
    this.refusal = requireNonNull(refusal, "refusal is null");
    this.retryAfter = requireNonNull(retryAfter, "retryAfter is null");
  }

  /** What the client is told when the fault is the gateway's. */
  public static RefusedException ours() {
    return new RefusedException(Refusal.FAILED, "the gateway failed, the click was not taken");
  }

  /** The class of the fault. */
  public Refusal refusal() {
    return refusal;
  }

  /** When the same request may be taken; zero if it never will. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
