package io.adclicks.backfill.recount;

import io.adclicks.backfill.archive.ArchiveFolder;
import io.adclicks.backfill.counting.ArchiveSlice;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;

/**
 * The archive as ClickHouse reads it itself: {@code file()} for a folder that its process sees,
 * {@code s3()} for a bucket, which it opens with credentials of its own.
 *
 * @param archive where the archive lies
 * @param s3Endpoint address of the store behind {@code s3://}, without the bucket
 */
public record ArchiveTable(ArchiveFolder archive, String s3Endpoint) {
  private static final String S3 = "s3://";
  private static final String COLUMNS =
      "partition Int32, offset Int64, ad_id String, user_id String,"
          + " event_time DateTime64(3, \\'UTC\\'), ip String, cost_e4 Int64, ivt String,"
          + " received_at DateTime64(3, \\'UTC\\'), token String";

  /** The table function over the folders of some hours. */
  String of(LocalDate date, ArchiveSlice slice) {
    String hours =
        slice.hours().stream().map("%02d"::formatted).collect(Collectors.joining(",", "{", "}"));
    String files =
        "/%s/hour=%s/*%s".formatted(ArchiveFolder.dayFolder(date), hours, ArchiveFolder.SUFFIX);
    return archive.root().startsWith(S3)
        ? "s3('%s', 'Avro', '%s')".formatted(quoted(bucketUrl() + files), COLUMNS)
        : "file('%s', 'Avro', '%s')".formatted(quoted(localRoot() + files), COLUMNS);
  }

  private String bucketUrl() {
    return s3Endpoint.replaceAll("/+$", "") + "/" + archive.root().substring(S3.length());
  }

  private String localRoot() {
    return Path.of(archive.root().replaceFirst("^file:(//)?", "")).toAbsolutePath().toString();
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }
}
