package io.adclicks.query.receipts;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The archive as ClickHouse reads it: {@code file()} for a folder that its process sees, {@code
 * s3()} for a bucket, which it opens with credentials of its own.
 *
 * @param root a folder, or a URL such as {@code s3://bucket/clicks}
 * @param s3Endpoint address of the store behind {@code s3://}, without the bucket
 */
record ArchiveLocation(String root, String s3Endpoint) {
  private static final String S3 = "s3://";
  private static final String COLUMNS =
      "partition Int32, offset Int64, ad_id String, user_id String,"
          + " event_time DateTime64(3, \\'UTC\\'), ip String, ivt String,"
          + " received_at DateTime64(3, \\'UTC\\'), token String";
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("'/dt='uuuu-MM-dd'/hour='HH'/*.avro'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  ArchiveLocation {
    if (root.isBlank()) {
      throw new IllegalArgumentException(
          "the archive has no location: write a path, or a URL such as s3://bucket/clicks");
    }
    root = root.replaceAll("(?<=.)/+$", "");
    s3Endpoint = s3Endpoint.replaceAll("/+$", "");
  }

  /** The table function over the clicks of the hour in which a time lies. */
  String clicksAt(Instant time) {
    return table(time, "'Avro', '" + COLUMNS + "'");
  }

  /** The same with one row per file, of which nothing but the name is read. */
  String filesAt(Instant time) {
    return table(time, "'One'");
  }

  private String table(Instant time, String format) {
    String files = HOUR.format(time);
    return root.startsWith(S3)
        ? "s3('%s', %s)".formatted(quoted(bucketUrl() + files), format)
        : "file('%s', %s)".formatted(quoted(localRoot() + files), format);
  }

  private String bucketUrl() {
    return s3Endpoint + "/" + root.substring(S3.length());
  }

  private String localRoot() {
    return Path.of(root.replaceFirst("^file:(//)?", "")).toAbsolutePath().toString();
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }
}
