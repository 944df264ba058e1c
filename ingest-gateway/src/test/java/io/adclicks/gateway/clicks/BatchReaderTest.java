package io.adclicks.gateway.clicks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adclicks.gateway.refusal.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchReaderTest {
  private static final String CLICK =
      "{\"ad_id\":\"a\",\"user_id\":\"u\",\"timestamp\":7,\"token\":\"t\"}";
  private static final BatchElement READ =
      new BatchElement.WellFormed(new ClickRequest("a", "u", 7, "t"));

  @Test
  void everyElementIsRead() {
    assertThat(read("[" + CLICK + ", " + CLICK + "]")).containsExactly(READ, READ);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "null",
        "\"x\"",
        "[]",
        "[[{}]]",
        "{}",
        "{\"ad_id\":1,\"user_id\":{\"a\":[1,{}]}}",
        "{\"ad_id\":{\"a\":{\"b\":[]}},\"user_id\":\"u\"}",
        "{\"x\":[[[]]]}",
        "{\"ad_id\":\"\",\"user_id\":\"u\",\"timestamp\":7,\"token\":\"t\"}",
        "{\"ad_id\":\"a\",\"ad_id\":\"a\"}",
        "{\"timestamp\":99999999999999999999}"
      })
  void wrongElementDoesNotSpoilItsNeighbours(String wrong) {
    List<BatchElement> elements = read("[" + CLICK + "," + wrong + "," + CLICK + "]");

    assertThat(elements).hasSize(3);
    assertThat(elements.get(0)).isEqualTo(READ);
    assertThat(elements.get(1)).isInstanceOf(BatchElement.Malformed.class);
    assertThat(elements.get(2)).isEqualTo(READ);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|the body is not a JSON array",
        "''|the body is not a JSON array",
        "[]|the batch is empty",
        "[1|the body is not valid JSON",
        "[1,]|the body is not valid JSON",
        "[1] 2|the body goes on after its JSON array",
        "[{\"ad_id\":NaN}]|the body is not valid JSON near character 13, in ad_id"
      })
  void whatIsNoBatchIsRefused(String body, String reason) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(reason);
  }

  @Test
  void batchHasAnEnd() {
    assertThat(read("[" + "1,".repeat(499) + "1]")).hasSize(500);
    assertThatThrownBy(() -> read("[" + "1,".repeat(500) + "1]"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("500");
    assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(RefusedException.class);
  }

  private static List<BatchElement> read(String body) {
    return ClickRequestReader.readBatch(body.getBytes(StandardCharsets.UTF_8));
  }
}
