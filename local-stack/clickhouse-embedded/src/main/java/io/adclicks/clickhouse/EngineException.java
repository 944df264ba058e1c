package io.adclicks.clickhouse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement that the engine refused or could not finish, with ClickHouse's error code. */
final class EngineException extends RuntimeException {
  static final int SYNTAX_ERROR = 62;
  static final int BAD_ARGUMENTS = 36;
  private static final int UNKNOWN_TABLE = 60;
  private static final int UNKNOWN_EXCEPTION = 1002;

  private static final Pattern CODE = Pattern.compile("Code: (\\d+)\\. DB::Exception: ");
  private static final long serialVersionUID = 1L;

  private final int code;

  private EngineException(int code, String message) {
    super(message);
    this.code = code;
  }

  /** The error as ClickHouse writes it, with its code wherever the engine put it. */
  static EngineException of(String message) {
    Matcher matcher = CODE.matcher(message);
    return matcher.find()
        ? new EngineException(
            Integer.parseInt(matcher.group(1)), message.substring(matcher.start()).strip())
        : of(UNKNOWN_EXCEPTION, message.strip());
  }

  /** An error found before the engine was asked. */
  static EngineException of(int code, String sentence) {
    return new EngineException(code, "Code: " + code + ". DB::Exception: " + sentence);
  }

  int code() {
    return code;
  }

  /** The HTTP status that ClickHouse gives such an error. */
  int httpStatus() {
    return switch (code) {
      case UNKNOWN_TABLE -> 404;
      case SYNTAX_ERROR, BAD_ARGUMENTS -> 400;
      default -> 500;
    };
  }
}
