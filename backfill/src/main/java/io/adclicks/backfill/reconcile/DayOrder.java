package io.adclicks.backfill.reconcile;

import static java.util.Objects.requireNonNull;

import io.adclicks.backfill.archive.ArchiveFolder;
import io.adclicks.backfill.journal.Limits;

/**
 * How a day is to be reconciled.
 *
 * @param archive where the archive lies
 * @param userLimit distinct clicks a user may make in a minute; -1 for what was recorded
 * @param addressLimit the same for an address
 * @param tokenLimit distinct users that may come with one token; -1 for what was recorded
 * @param skipsUnchanged whether a closed day is left alone to whose archive nothing has come since,
 *     and otherwise keeps the limits it was closed under
 * @param recounts whether the independent count is made
 * @param publishes whether anything is changed, or only told
 * @param evenIfOpen whether a day is taken that the hot path may still count
 * @param evenIfUnsound whether a day is taken whose archive has faults, or fewer clicks than were
 *     served, which is told
 * @param sliceBytes how much of the archive is counted in one go
 */
public record DayOrder(
    ArchiveFolder archive,
    int userLimit,
    int addressLimit,
    int tokenLimit,
    boolean skipsUnchanged,
    boolean recounts,
    boolean publishes,
    boolean evenIfOpen,
    boolean evenIfUnsound,
    long sliceBytes) {
  public DayOrder {
    requireNonNull(archive, "archive is null");
    if (userLimit < -1 || addressLimit < -1 || tokenLimit < -1 || sliceBytes < 1) {
      throw new IllegalArgumentException(
          "user limit %d, address limit %d, token limit %d, slices of %d bytes: write limits of 0 or more, and slices of 1 or more"
              .formatted(userLimit, addressLimit, tokenLimit, sliceBytes));
    }
  }

  /** The limits, the usual ones where nothing else is ordered. */
  Limits limits(Limits usual) {
    return new Limits(
        userLimit < 0 ? usual.userClicksPerMinute() : userLimit,
        addressLimit < 0 ? usual.addressClicksPerMinute() : addressLimit,
        tokenLimit < 0 ? usual.tokenUsersPerMinute() : tokenLimit);
  }
}
