package io.adclicks.model;

import java.math.BigDecimal;

/**
 * Exact money as a {@code long} of ten-thousandths of the currency unit, the unscaled value of
 * ClickHouse's {@code Decimal(18, 4)}.
 */
public final class Money {
  /** The highest price of one click: 1,000,000,000.0000. */
  public static final long MAX_COST_E4 = 10_000_000_000_000L;

  private static final int SCALE = 4;
  private static final long UNIT = 10_000;
  private static final int MAX_TEXT_LENGTH = 32;

  private Money() {}

  /**
   * Reads a price such as {@code 0.25}.
   *
   * @param text plain decimal digits with at most four significant places after the point
   * @return ten-thousandths, 0 to {@link #MAX_COST_E4}
   * @throws RejectedClickException if the text is no such price
   */
  public static long parse(String text) {
    if (text.isEmpty() || text.length() > MAX_TEXT_LENGTH || !isPlainDecimal(text)) {
      throw invalid(text, "write it as plain digits such as \"0.2500\"");
    }
    BigDecimal value = new BigDecimal(text);
    if (value.stripTrailingZeros().scale() > SCALE) {
      throw invalid(text, "at most four places after the point are exact");
    }
    BigDecimal scaled = value.movePointRight(SCALE);
    if (scaled.compareTo(BigDecimal.valueOf(MAX_COST_E4)) > 0) {
      throw invalid(text, "the highest price is " + format(MAX_COST_E4));
    }
    return scaled.longValueExact();
  }

  /**
   * Writes an amount with exactly four places after the point.
   *
   * @param amountE4 ten-thousandths; may be negative
   */
  public static String format(long amountE4) {
    return BigDecimal.valueOf(amountE4, SCALE).toPlainString();
  }

  /** The amount in whole currency units as a decimal of scale four, as JDBC wants it. */
  public static BigDecimal toDecimal(long amountE4) {
    return BigDecimal.valueOf(amountE4, SCALE);
  }

  /** Ten-thousandths of a decimal of scale four or less, as JDBC gives it. */
  public static long ofDecimal(BigDecimal amount) {
    return amount.multiply(BigDecimal.valueOf(UNIT)).longValueExact();
  }

  private static boolean isPlainDecimal(String text) {
    int point = text.indexOf('.');
    for (int i = 0; i < text.length(); i++) {
      if (i != point && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
        return false;
      }
    }
    return point != 0 && point != text.length() - 1;
  }

  private static RejectedClickException invalid(String text, String advice) {
    return RejectedClickException.invalidField(
        "cost \"" + Text.excerpt(text) + "\" is no price: " + advice);
  }
}
