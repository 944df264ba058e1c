package io.adclicks.query.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClickHouseJdbcUrlTest {
  @Test
  void aClickHouseAddressIsKept() {
    String url = "jdbc:clickhouse://127.0.0.1:8123/default?compress=false";

    assertThat(new ClickHouseJdbcUrl(url).value()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:8123", "jdbc:postgresql://localhost/", "jdbc:clickhouse:"})
  void anythingElseIsRefusedWithAnExample(String url) {
    assertThatThrownBy(() -> new ClickHouseJdbcUrl(url))
        .hasMessageContaining(url)
        .hasMessageEndingWith("write it as jdbc:clickhouse://127.0.0.1:8123/default");
  }
}
