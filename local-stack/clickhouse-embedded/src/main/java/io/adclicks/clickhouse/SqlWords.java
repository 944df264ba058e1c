package io.adclicks.clickhouse;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Walks over the bare words of a statement: those outside quotes, comments and parentheses. */
final class SqlWords {
  private final byte[] sql;
  private final int length;
  private int position;
  private int start;

  SqlWords(byte[] sql, int length) {
    this.sql = sql;
    this.length = length;
  }

  /** The next word in upper case, or an empty text at the end. */
  String next() {
    int depth = 0;
    while (position < length) {
      byte current = sql[position];
      if (isWord(current) || current == '.') {
        String word = word();
        if (depth == 0) {
          return word;
        }
      } else if (current == '\'' || current == '"' || current == '`') {
        skipQuoted(current);
      } else if (!skipComment()) {
        depth += current == '(' ? 1 : current == ')' ? -1 : 0;
        position++;
      }
    }
    return "";
  }

  /** Where the word that {@link #next} returned last starts. */
  int start() {
    return start;
  }

  /** Where that word ends. */
  int end() {
    return position;
  }

  private String word() {
    start = position;
    // A dot joins the parts of a name, so that a table called db.values is no keyword.
    while (position < length && (isWord(sql[position]) || sql[position] == '.')) {
      position++;
    }
    return new String(sql, start, position - start, StandardCharsets.UTF_8)
        .toUpperCase(Locale.ROOT);
  }

  private void skipQuoted(byte quote) {
    position++;
    while (position < length && sql[position] != quote) {
      position += sql[position] == '\\' ? 2 : 1;
    }
    position = Math.min(position + 1, length);
  }

  private boolean skipComment() {
    if (startsWith("--")) {
      skipPast("\n");
      return true;
    }
    if (startsWith("/*")) {
      skipPast("*/");
      return true;
    }
    return false;
  }

  private void skipPast(String end) {
    while (position < length && !startsWith(end)) {
      position++;
    }
    position = Math.min(position + end.length(), length);
  }

  private boolean startsWith(String text) {
    if (position + text.length() > length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (sql[position + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWord(byte value) {
    return value == '_' || value < 0 || Character.isLetterOrDigit(value);
  }
}
