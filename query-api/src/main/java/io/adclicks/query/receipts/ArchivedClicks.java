package io.adclicks.query.receipts;

import io.adclicks.model.Receipt;
import io.adclicks.model.Resolution;
import io.adclicks.query.clickhouse.ClickHouse;
import io.adclicks.query.clickhouse.Sql;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Judges single clicks by counting the archived clicks of their minute once more. */
@ApplicationScoped
class ArchivedClicks {
  /** How the names of files begin: with the time of writing. */
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String ALL_FILES = "";

  private final Sql verdict = Sql.resource("click_verdict.sql");
  private final Sql files = Sql.resource("archived_files.sql");
  private final ClickHouse clickHouse;
  private final ArchiveSettings settings;

  ArchivedClicks(@DataSource("archive") javax.sql.DataSource dataSource, ArchiveSettings settings) {
    clickHouse = new ClickHouse(dataSource);
    this.settings = settings;
  }

  /** What the hot path made of the click: it counted without those that it recorded as late. */
  Optional<Verdict> counted(Receipt receipt, CountingRules.Limits limits) {
    return judged(receipt, limits, ALL_FILES, true);
  }

  /** What a reconciliation made of the click; nothing if it was archived too late for it. */
  Optional<Verdict> reconciled(Receipt receipt, ClosedRun run) {
    return judged(receipt, run.limits(), WRITTEN.format(run.startedAt()), false);
  }

  /** Whether there are files of the click's hour at all. */
  boolean holdHourOf(Receipt receipt) {
    Sql sql = files.with("archive", location().filesAt(time(receipt)));
    return !clickHouse.query(sql, row -> row.getString("name")).isEmpty();
  }

  private Optional<Verdict> judged(
      Receipt receipt, CountingRules.Limits limits, String writtenBefore, boolean hotPath) {
    long minuteStart = receipt.minute() * Resolution.MINUTE.durationMillis();
    long minuteEnd = minuteStart + Resolution.MINUTE.durationMillis();
    return clickHouse
        .query(
            verdict.with("archive", location().clicksAt(time(receipt))),
            row -> Verdict.counted(row.getBoolean("duplicate"), row.getString("reason"), !hotPath),
            receipt.sourcePartition(),
            receipt.offset(),
            minuteStart,
            minuteEnd,
            writtenBefore,
            writtenBefore,
            hotPath ? 1 : 0,
            minuteStart,
            minuteEnd,
            limits.userClicksPerMinute(),
            limits.userClicksPerMinute(),
            limits.addressClicksPerMinute(),
            limits.addressClicksPerMinute(),
            limits.tokenUsersPerMinute(),
            limits.tokenUsersPerMinute())
        .stream()
        .findFirst();
  }

  private ArchiveLocation location() {
    return new ArchiveLocation(
        settings.location().orElseThrow(UnanswerableReceiptException::noArchive),
        settings.s3Endpoint());
  }

  private static Instant time(Receipt receipt) {
    return Instant.ofEpochMilli(receipt.eventTimeMillis());
  }
}
