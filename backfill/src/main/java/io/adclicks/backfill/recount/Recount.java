package io.adclicks.backfill.recount;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.adclicks.backfill.counting.ArchiveSlice;
import io.adclicks.backfill.counting.ArchivedFile;
import io.adclicks.backfill.journal.Limits;
import io.adclicks.backfill.journal.Run;
import io.adclicks.backfill.warehouse.Sql;
import io.adclicks.backfill.warehouse.Warehouse;
import java.util.List;

/**
 * The rules of counting once more, in SQL, by another engine over the same files. It shares no code
 * with the pipeline, so that a fault which both paths share does not stay hidden.
 */
public final class Recount {
  private static final Sql COUNT = Sql.resource("recount.sql");
  private static final Sql DIFFERENCES = Sql.resource("recount_differences.sql");
  private static final JsonMapper JSON = new JsonMapper();

  private final Warehouse warehouse;
  private final ArchiveTable archive;

  /** Recounts in a warehouse what an archive holds. */
  public Recount(Warehouse warehouse, ArchiveTable archive) {
    this.warehouse = warehouse;
    this.archive = archive;
  }

  /**
   * Counts a slice once more under the rules of the run, or as a variant of what the hot path saw.
   */
  public void count(Run run, ArchiveSlice slice, Variant variant) {
    Limits limits = variant.limits();
    warehouse.execute(
        COUNT.with("archive", archive.of(run.date(), slice)),
        run.date(),
        run.number(),
        variant.name(),
        keys(slice),
        variant.withoutLate() ? 1 : 0,
        run.dayStart().toEpochMilli(),
        run.dayEnd().toEpochMilli(),
        limits.userClicksPerMinute(),
        limits.userClicksPerMinute(),
        limits.addressClicksPerMinute(),
        limits.addressClicksPerMinute(),
        limits.tokenUsersPerMinute(),
        limits.tokenUsersPerMinute());
  }

  /** How many cells the two counts of a run disagree about. */
  public long differences(Run run) {
    return warehouse
        .query(
            DIFFERENCES,
            row -> row.getLong("cells"),
            run.date(),
            run.number(),
            run.date(),
            run.number(),
            Variant.RECOUNT)
        .get(0);
  }

  private static String keys(ArchiveSlice slice) {
    List<String> keys = slice.files().stream().map(ArchivedFile::key).toList();
    try {
      return JSON.writeValueAsString(keys);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
