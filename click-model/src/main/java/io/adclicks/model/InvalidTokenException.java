package io.adclicks.model;

/** Says in one sentence why a click token is not accepted. */
public final class InvalidTokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidTokenException(String message) {
    super(message, null, false, false);
  }
}
