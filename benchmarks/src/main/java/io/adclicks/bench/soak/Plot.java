package io.adclicks.bench.soak;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws series one below the other, each from zero, as SVG. */
final class Plot {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 120;
  private static final int LEFT = 90;
  private static final int TOP = 34;
  private static final int GAP = 56;

  private Plot() {}

  static String svg(String title, List<Series> all, double settled) {
    StringBuilder out = new StringBuilder();
    int height = TOP + all.size() * (HEIGHT + GAP);
    out.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
        <rect width="100%%" height="100%%" fill="#fff"/>
        <text x="%d" y="20" font-size="15">%s</text>
        """
            .formatted(WIDTH + LEFT + 30, height, LEFT, title));
    int top = TOP + 24;
    for (Series series : all) {
      panel(series, top, settled, out);
      top += HEIGHT + GAP;
    }
    return out.append("</svg>\n").toString();
  }

  private static void panel(Series series, int top, double settled, StringBuilder out) {
    double minutes = series.points().stream().mapToDouble(Series.Point::minute).max().orElse(1);
    double highest = Math.max(series.highest(), 1e-9) * 1.05;
    String line =
        series.points().stream()
            .map(
                point ->
                    "%.1f,%.1f"
                        .formatted(
                            LEFT + WIDTH * point.minute() / minutes,
                            top + HEIGHT * (1 - point.value() / highest)))
            .collect(Collectors.joining(" "));
    double settledX = LEFT + WIDTH * Math.min(settled / minutes, 1);
    out.append(
        String.format(
            Locale.ROOT,
            """
            <text x="%d" y="%d">%s: mean %.1f %s, slope %+.3f %s a minute, from minute %.0f on</text>
            <rect x="%.1f" y="%d" width="%.1f" height="%d" fill="#eef4fb"/>
            <path d="M%d %dV%dH%d" fill="none" stroke="#888"/>
            <text x="%d" y="%d" text-anchor="end">%.0f %s</text>
            <text x="%d" y="%d" text-anchor="end">0</text>
            <text x="%d" y="%d" text-anchor="end">%.0f min</text>
            <polyline points="%s" fill="none" stroke="#1f5fa8" stroke-width="1.5"/>
            """,
            LEFT,
            top - 6,
            series.title(),
            series.mean(settled),
            series.unit(),
            series.slope(settled),
            series.unit(),
            settled,
            settledX,
            top,
            LEFT + WIDTH - settledX,
            HEIGHT,
            LEFT,
            top,
            top + HEIGHT,
            LEFT + WIDTH,
            LEFT - 6,
            top + 10,
            highest,
            series.unit(),
            LEFT - 6,
            top + HEIGHT,
            LEFT + WIDTH,
            top + HEIGHT + 16,
            minutes,
            line));
  }
}
