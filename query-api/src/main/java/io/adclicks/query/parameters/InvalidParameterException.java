package io.adclicks.query.parameters;

import java.io.Serial;

/**
 * A parameter of a request cannot be used; the message says which, its value, and what to write.
 */
public class InvalidParameterException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private static final int EXCERPT_LENGTH = 80;

  private final String parameter;

  /**
   * A refusal.
   *
   * @param parameter the name in the request
   * @param value the value in the request
   * @param advice what to write instead
   */
  public InvalidParameterException(String parameter, String value, String advice) {
    super(parameter + " is \"" + excerpt(value) + "\": " + advice);
    this.parameter = parameter;
  }

  /** The name of the parameter. */
  public String parameter() {
    return parameter;
  }

  private static String excerpt(String value) {
    return value.length() <= EXCERPT_LENGTH ? value : value.substring(0, EXCERPT_LENGTH) + "…";
  }
}
