package io.adclicks.clickhouse;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An INSERT whose rows follow the statement, cut where the rows begin.
 *
 * <p>The engine's plain query function ends inline rows at the first empty line, which would
 * truncate binary rows, so the rows go another way than the statement.
 *
 * @param headLength bytes of the statement without FORMAT clause or VALUES
 * @param format format of the rows
 * @param dataStart where the rows begin
 */
record InsertStatement(int headLength, String format, int dataStart) {

  /**
   * Finds an INSERT with rows at the start of a request.
   *
   * @param sql the first bytes of the request
   * @param length how many of them count
   */
  static Optional<InsertStatement> find(byte[] sql, int length) {
    SqlWords words = new SqlWords(sql, length);
    if (!words.next().equals("INSERT")) {
      return Optional.empty();
    }
    while (true) {
      String word = words.next();
      switch (word) {
        case "", "SELECT", "WITH", "INFILE" -> {
          return Optional.empty();
        }
        case "VALUES" -> {
          return Optional.of(new InsertStatement(words.start(), "Values", words.end()));
        }
        case "FORMAT" -> {
          int headLength = words.start();
          words.next();
          String format =
              new String(sql, words.start(), words.end() - words.start(), StandardCharsets.UTF_8);
          int dataStart = dataStart(sql, length, words.end());
          return Optional.of(new InsertStatement(headLength, format, dataStart));
        }
        default -> {
          // A name or a setting.
        }
      }
    }
  }

  /** ClickHouse's rule: blanks after the format's name are skipped, and one line break. */
  private static int dataStart(byte[] sql, int length, int formatEnd) {
    int start = formatEnd;
    while (start < length && (sql[start] == ' ' || sql[start] == '\t' || sql[start] == '\f')) {
      start++;
    }
    if (start < length && sql[start] == '\r') {
      start++;
    }
    if (start < length && sql[start] == '\n') {
      start++;
    }
    return start;
  }
}
