package io.adclicks.gateway.clicks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adclicks.gateway.refusal.Refusal;
import io.adclicks.gateway.refusal.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClickRequestReaderTest {
  private static final String VALID =
      "{\"ad_id\":\"a\",\"user_id\":\"u\",\"timestamp\":1700000000123,\"token\":\"t\"}";

  @Test
  void fieldsAreReadInAnyOrder() {
    String body = " {\"token\":\"t\",\"timestamp\":7,\"user_id\":\"ü\",\"ad_id\":\"a\"} \n";

    assertThat(read(body)).isEqualTo(new ClickRequest("a", "ü", 7, "t"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1700000000123",
        "\"2023-11-14T22:13:20.123Z\"",
        "\"2023-11-14T23:13:20.123+01:00\"",
        "\"2023-11-14T22:13:20.123999Z\""
      })
  void timeIsMillisecondsOrIso8601(String timestamp) {
    String body = VALID.replace("1700000000123", timestamp);

    assertThat(read(body).eventTimeMillis())
        .isEqualTo(Instant.parse("2023-11-14T22:13:20.123Z").toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.7e12",
        "1700000000123.0",
        "true",
        "null",
        "[1]",
        "{}",
        "-1",
        "\"1700000000123\"",
        "\"yesterday\"",
        "\"\"",
        "\"2023-11-14T22:13:20\"",
        "\"2023-02-30T00:00:00Z\"",
        "\"+1000000000-12-31T23:59:59Z\"",
        "99999999999999999999999",
        "4294967296000"
      })
  void anyOtherTimeIsRefusedByName(String timestamp) {
    assertRefused(VALID.replace("1700000000123", timestamp), "timestamp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "+1", "01", "1 0", "'x'", "\"\\x\"", "// 1"})
  void whatIsNoJsonValueIsRefusedWithItsPlace(String value) {
    assertRefused(
        VALID.replace("1700000000123", value), "the body is not valid JSON near character");
  }

  @Test
  void placeOfBrokenJsonNamesTheField() {
    assertThatThrownBy(() -> read(VALID.replace("1700000000123", "9".repeat(5_000))))
        .isInstanceOf(RefusedException.class)
        .hasMessageEndingWith(", in timestamp");
  }

  @Test
  void otherEncodingsThanUtf8DoNotBreakTheReader() {
    byte[] unusualUtf32 = {0, 0, (byte) 0xff, (byte) 0xfe, 0, 0, 0, '{'};
    byte[] brokenUtf32 = {0, 0, 0, '{', (byte) 0xff, 0, 0, 0, 0};

    assertThatThrownBy(() -> ClickRequestReader.read(unusualUtf32))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> ClickRequestReader.read(brokenUtf32))
        .isInstanceOf(RefusedException.class);
  }

  @ParameterizedTest
  @CsvSource({"ad_id,a", "user_id,u", "token,t"})
  void textOfAnotherTypeIsRefusedByName(String field, String value) {
    for (String wrong : new String[] {"1", "null", "true", "[\"a\"]", "{\"a\":1}"}) {
      assertRefused(
          VALID.replace(
              "\"%s\":\"%s\"".formatted(field, value), "\"%s\":%s".formatted(field, wrong)),
          field + " is not a JSON string");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ad_id", "user_id", "timestamp", "token"})
  void missingFieldIsRefusedByName(String field) {
    assertRefused(
        VALID.replaceFirst("\"" + field + "\":[^,}]*,?", "").replace(",}", "}"),
        field + " is missing");
  }

  @Test
  void duplicateUnknownAndTrailingPartsAreRefused() {
    assertRefused(VALID.replace("{", "{\"ad_id\":\"b\","), "ad_id is there twice");
    assertRefused(VALID.replace("{", "{\"cost\":\"0\","), "field \"cost\" is unknown");
    assertRefused(VALID + "{}", "the body goes on after its JSON object");
    assertRefused(VALID + "}", "the body is not valid JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "null", "[]", "\"x\"", "1", "[{}]"})
  void bodyThatIsNoObjectIsRefused(String body) {
    assertRefused(body, "the body is not a JSON object");
  }

  @Test
  void identifiersOutsideTheirRangeAreRefusedByName() {
    assertRefused(VALID.replace("\"a\"", "\"" + "x".repeat(65) + "\""), "ad_id has 65 characters");
    assertRefused(VALID.replace("\"a\"", "\"\""), "ad_id is missing");
    assertRefused(VALID.replace("\"u\"", "\"\\u0000\""), "user_id holds a control character");
    assertRefused(VALID.replace("\"u\"", "\"\\ud800\""), "user_id holds a control character");
  }

  @Test
  void invalidUtf8AndDeepNestingAreRefused() {
    byte[] invalid = VALID.replace("\"u\"", "\"?\"").getBytes(StandardCharsets.ISO_8859_1);
    invalid[new String(invalid, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xff;

    assertThatThrownBy(() -> ClickRequestReader.read(invalid))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("the body is not valid JSON");
    assertRefused("[".repeat(8_000), "the body is not a JSON object");
    assertRefused("{\"ad_id\":" + "[".repeat(8_000), "ad_id is not a JSON string");
  }

  private static ClickRequest read(String body) {
    return ClickRequestReader.read(body.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertRefused(String body, String reason) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal()).isEqualTo(Refusal.MALFORMED))
        .hasMessageStartingWith(reason);
  }
}
