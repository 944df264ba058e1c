package io.adclicks.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes requests as an attacker or a broken client would, the same ones for the same seed. */
final class HostileRequests {
  private static final List<String> FIELDS = List.of("ad_id", "user_id", "timestamp", "token");
  private static final List<String> NO_VALUE =
      List.of(
          "NaN",
          "Infinity",
          "-Infinity",
          "undefined",
          "0x10",
          "01",
          "+1",
          ".5",
          "1.",
          "1e",
          "'x'",
          "nul",
          "tru",
          "\"\\u12\"",
          "\"\\x\"",
          "\"open",
          "/**/1",
          "");
  private static final List<String> WRONG_VALUES =
      List.of(
          "null",
          "true",
          "[]",
          "{}",
          "[1]",
          "{\"a\":1}",
          "1.5",
          "1e400",
          "-1e400",
          "-0.0",
          "9".repeat(400),
          "-" + "9".repeat(30),
          "9223372036854775808",
          "-9223372036854775809",
          "[".repeat(300) + "]".repeat(300),
          "{\"a\":".repeat(300) + "1" + "}".repeat(300));
  private static final List<String> WRONG_TEXTS =
      List.of(
          "\"\"",
          "\"" + "x".repeat(129) + "\"",
          "\"\\u0000\"",
          "\"a\\nb\"",
          "\"\\ud800\"",
          "\"\\udc00x\"",
          "\"\\u0085\"",
          "\"" + "ü".repeat(500) + "\"");
  private static final List<String> WRONG_TIMES =
      List.of(
          "-1",
          "0",
          "1",
          "4294967296000",
          "253402300800000",
          "\"2026-02-30T00:00:00Z\"",
          "\"2026-11-24\"",
          "\"2026-11-24T10:00:00\"",
          "\"10:00\"",
          "\"1700000000000\"",
          "\"+1000000000-12-31T23:59:59Z\"",
          "\"-999999999-01-01T00:00:00Z\"",
          "\"now\"",
          "\"Tue, 24 Nov 2026 10:00:00 GMT\"",
          "\"2026-W48-2T10:00:00Z\"",
          "\"24/11/2026\"");

  private final Random random;
  private final String token;
  private final long now;

  HostileRequests(long seed, String token, long now) {
    this.random = new Random(seed);
    this.token = token;
    this.now = now;
  }

  /**
   * A request that must be refused.
   *
   * @param latin1 the bytes, one a character
   * @param blamed what the reason must name; empty if the whole body is at fault
   */
  record Hostile(String latin1, String blamed) {
    static Hostile of(byte[] body, String blamed) {
      return new Hostile(new String(body, StandardCharsets.ISO_8859_1), blamed);
    }

    byte[] body() {
      return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  Hostile next() {
    String field = pick(FIELDS);
    return switch (random.nextInt(9)) {
      case 0 -> text(with(field, pick(WRONG_VALUES)), field);
      case 1 -> wrongText(random.nextBoolean() ? "ad_id" : "user_id");
      case 2 -> text(with("timestamp", pick(WRONG_TIMES)), "timestamp");
      case 3 -> text(with(field, pick(NO_VALUE)), "");
      case 4 -> text(with(field, null), field);
      case 5 -> text("{\"" + field + "\":" + right(field) + "," + right().substring(1), field);
      case 6 -> text(right().replace("}", ",\"" + pick(EXTRAS) + "\":\"-1\"}"), "unknown");
      case 7 -> cutShort();
      default -> brokenUtf8();
    };
  }

  private static final List<String> EXTRAS = List.of("cost", "ivt", "ip", "price", "__proto__");

  private Hostile wrongText(String field) {
    String value = random.nextInt(4) == 0 ? "\"" + "x".repeat(65) + "\"" : pick(WRONG_TEXTS);
    boolean longUser = field.equals("user_id") && value.length() == 67;
    return text(with(longUser ? "ad_id" : field, value), longUser ? "ad_id" : field);
  }

  private Hostile cutShort() {
    String right = right();
    return text(right.substring(0, random.nextInt(right.length())), "");
  }

  private Hostile brokenUtf8() {
    byte[] bytes = right().getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int place = "{\"ad_id\":\"".length();
    byte[][] broken = {
      {(byte) 0xff},
      {(byte) 0xc3, 0x28},
      {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
      {(byte) 0x80},
      {(byte) 0xf8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80}
    };
    out.write(bytes, 0, place);
    out.writeBytes(broken[random.nextInt(broken.length)]);
    out.write(bytes, place, bytes.length - place);
    return Hostile.of(out.toByteArray(), "");
  }

  private String right() {
    return with("", null);
  }

  /** A right body in which one field has another value, or is missing. */
  private String with(String field, String value) {
    StringBuilder body = new StringBuilder("{");
    for (String name : FIELDS) {
      String text = name.equals(field) ? value : right(name);
      if (text != null) {
        body.append(body.length() > 1 ? "," : "").append('"').append(name).append("\":");
        body.append(text);
      }
    }
    return body.append('}').toString();
  }

  private String right(String field) {
    return switch (field) {
      case "ad_id" -> "\"fuzz\"";
      case "user_id" -> "\"user\"";
      case "timestamp" -> Long.toString(now);
      default -> "\"" + token + "\"";
    };
  }

  private static Hostile text(String body, String blamed) {
    return Hostile.of(body.getBytes(StandardCharsets.UTF_8), blamed);
  }

  private String pick(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
