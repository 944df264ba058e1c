package io.adclicks.localstack;

/** Says in one sentence why a service of the local stack does not run. */
public final class ServiceFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence: what happened and what to do
   */
  public ServiceFailedException(String message) {
    super(message);
  }

  /**
   * @param message one sentence: what happened and what to do
   * @param cause what led to it
   */
  public ServiceFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
