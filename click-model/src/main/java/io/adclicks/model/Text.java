package io.adclicks.model;

/** The rules for the identifiers inside a click. */
final class Text {
  private static final int EXCERPT_LENGTH = 80;

  private Text() {}

  /**
   * Checks an identifier: 1 to {@code max} code points, none a control character or half a
   * surrogate pair, so that it has exactly one UTF-8 form.
   */
  static String requireIdentifier(String field, String value, int max) {
    if (value == null || value.isEmpty()) {
      throw RejectedClickException.invalidField(field + " is missing");
    }
    return requirePrintable(field, value, max);
  }

  /** The same, but empty is allowed and means "none". */
  static String requirePrintable(String field, String value, int max) {
    int length = value.codePointCount(0, value.length());
    if (length > max) {
      throw RejectedClickException.invalidField(
          field + " has " + length + " characters, at most " + max + " are allowed");
    }
    if (!isPrintable(value)) {
      throw RejectedClickException.invalidField(
          field + " holds a control character or half a surrogate pair");
    }
    return value;
  }

  /** A piece of untrusted text, short enough for an error message. */
  static String excerpt(String text) {
    return text.length() <= EXCERPT_LENGTH ? text : text.substring(0, EXCERPT_LENGTH) + "…";
  }

  private static boolean isPrintable(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isISOControl(c)) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        i++;
        if (i == value.length() || !Character.isSurrogatePair(c, value.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }
}
