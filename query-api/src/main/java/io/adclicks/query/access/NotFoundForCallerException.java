package io.adclicks.query.access;

import java.io.Serial;

/** What was asked for does not exist, or belongs to somebody else: the answer never tells which. */
public class NotFoundForCallerException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param kind what was asked for, such as "ad"
   */
  public NotFoundForCallerException(String kind) {
    super("There is no such " + kind + ", or it is not yours: check the id.");
  }
}
