package io.adclicks.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsertStatementTest {

  @Test
  void rowsBeginAfterTheLineOfTheFormat() {
    assertCut(
        "INSERT INTO t (a, b) FORMAT RowBinary\n\n\nrows",
        "INSERT INTO t (a, b) ",
        "RowBinary",
        "\n\nrows");
  }

  @Test
  void rowsMayFollowTheFormatOnItsLine() {
    assertCut("insert into t format CSV \t1,2", "insert into t ", "CSV", "1,2");
  }

  @Test
  void theFirstRowMayBeMissing() {
    assertCut("INSERT INTO t FORMAT TSV", "INSERT INTO t ", "TSV", "");
  }

  @Test
  void valuesBeginAfterTheirWord() {
    assertCut(
        "INSERT INTO t SETTINGS a = 'VALUES', b=1 VALUES (1, 'x')",
        "INSERT INTO t SETTINGS a = 'VALUES', b=1 ",
        "Values",
        " (1, 'x')");
  }

  @Test
  void namesAndCommentsAreNoKeywords() {
    assertCut(
        "/* SELECT */ INSERT INTO `db`.values -- FORMAT X\n (`format`, \"select\") VALUES(1)",
        "/* SELECT */ INSERT INTO `db`.values -- FORMAT X\n (`format`, \"select\") ",
        "Values",
        "(1)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SELECT 'INSERT INTO t VALUES (1)'",
        "INSERT INTO t SELECT 1",
        "INSERT INTO t WITH 1 AS a SELECT a",
        "INSERT INTO t",
        "INSERT INTO t (a, 'unfinished",
        "INSERT INTO t /* unfinished"
      })
  void otherStatementsHaveNoRowsOfTheirOwn(String sql) {
    byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);

    assertThat(InsertStatement.find(bytes, bytes.length)).isEmpty();
  }

  private static void assertCut(String sql, String head, String format, String rows) {
    byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);

    InsertStatement insert = InsertStatement.find(bytes, bytes.length).orElseThrow();

    assertThat(sql.substring(0, insert.headLength())).isEqualTo(head);
    assertThat(insert.format()).isEqualTo(format);
    assertThat(sql.substring(insert.dataStart())).isEqualTo(rows);
  }
}
