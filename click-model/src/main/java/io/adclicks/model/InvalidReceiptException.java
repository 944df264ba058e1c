package io.adclicks.model;

/** Says in one sentence why a text is no receipt of a click. */
public final class InvalidReceiptException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidReceiptException(String message) {
    super(message, null, false, false);
  }
}
