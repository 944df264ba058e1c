package io.adclicks.bench.soak;

import java.util.ArrayList;
import java.util.List;

/** One quantity over the minutes of a run. */
final class Series {
  private final String title;
  private final String unit;
  private final List<Point> points = new ArrayList<>();

  /**
   * A reading.
   *
   * @param minute minutes since the start of the traffic
   * @param value in the unit of the series
   */
  record Point(double minute, double value) {}

  Series(String title, String unit) {
    this.title = title;
    this.unit = unit;
  }

  String title() {
    return title;
  }

  String unit() {
    return unit;
  }

  List<Point> points() {
    return List.copyOf(points);
  }

  void add(double minute, double value) {
    points.add(new Point(minute, value));
  }

  double last() {
    return points.isEmpty() ? 0 : points.get(points.size() - 1).value();
  }

  double highest() {
    return points.stream().mapToDouble(Point::value).max().orElse(0);
  }

  /** The mean of what came at a minute or later. */
  double mean(double from) {
    return since(from).stream().mapToDouble(Point::value).average().orElse(0);
  }

  /** Growth per minute of what came at a minute or later, by least squares. */
  double slope(double from) {
    List<Point> settled = since(from);
    double meanMinute = settled.stream().mapToDouble(Point::minute).average().orElse(0);
    double meanValue = mean(from);
    double covariance = 0;
    double variance = 0;
    for (Point point : settled) {
      covariance += (point.minute() - meanMinute) * (point.value() - meanValue);
      variance += (point.minute() - meanMinute) * (point.minute() - meanMinute);
    }
    return variance == 0 ? 0 : covariance / variance;
  }

  private List<Point> since(double minute) {
    return points.stream().filter(point -> point.minute() >= minute).toList();
  }
}
