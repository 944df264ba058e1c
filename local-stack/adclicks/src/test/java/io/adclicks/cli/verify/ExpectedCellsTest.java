package io.adclicks.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.cli.traffic.PlannedClick;
import io.adclicks.model.Resolution;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpectedCellsTest {
  private static final Instant MINUTE = Instant.parse("2026-11-23T10:07:00Z");
  private final ExpectedCells expected = new ExpectedCells(2, 3, 2);

  @Test
  void aCopyIsADuplicateAndALateClickIsInNoCell() {
    expected.add(click("ad", "user", "10.0.0.1", false, false));
    expected.add(click("ad", "user", "10.0.0.1", false, false));
    expected.add(click("ad", "user", "10.0.0.1", false, true));

    assertThat(expected.cells()).containsEntry(minute("ad"), new Figures(1, 100, 1, 0));
    assertThat(expected.late()).isEqualTo(1);
  }

  @Test
  void allClicksOfAUserOverTheLimitAreInvalid() {
    for (String ad : new String[] {"a", "b", "c"}) {
      expected.add(click(ad, "user", "10.0.0." + ad.hashCode(), false, false));
    }

    assertThat(expected.cells().values()).containsOnly(new Figures(0, 0, 0, 1));
  }

  @Test
  void allClicksWithATokenOfTooManyUsersAreInvalid() {
    for (String user : new String[] {"u", "v", "w"}) {
      expected.add(click("ad", user, "10.0.0." + user.hashCode(), "token", false, false));
      expected.add(click("other", user, "10.0.0." + user.hashCode(), "", false, false));
    }

    assertThat(expected.cells()).containsEntry(minute("ad"), new Figures(0, 0, 0, 3));
    assertThat(expected.cells()).containsEntry(minute("other"), new Figures(3, 300, 0, 0));
  }

  @Test
  void botsDoNotCountTowardsALimit() {
    expected.add(click("a", "user", "10.0.0.1", false, false));
    expected.add(click("b", "user", "10.0.0.2", false, false));
    expected.add(click("c", "user", "10.0.0.3", true, false));

    assertThat(expected.cells()).containsEntry(minute("a"), new Figures(1, 100, 0, 0));
    assertThat(expected.cells()).containsEntry(minute("c"), new Figures(0, 0, 0, 1));
  }

  @Test
  void aVerdictNamesWhatDiffers() {
    expected.add(click("ad", "user", "10.0.0.1", false, false));

    Verdict verdict = Verdict.of(expected.cells(), Map.of());

    assertThat(verdict.isExact()).isFalse();
    assertThat(verdict.differing()).isEqualTo(3);
    assertThat(verdict.examples().get(0)).contains("ad 1m").contains("expected clicks=1");
  }

  private static CellKey minute(String ad) {
    return new CellKey(ad, Resolution.MINUTE, MINUTE);
  }

  private static PlannedClick click(
      String ad, String user, String address, boolean bot, boolean late) {
    return click(ad, user, address, user, bot, late);
  }

  private static PlannedClick click(
      String ad, String user, String address, String token, boolean bot, boolean late) {
    return new PlannedClick(ad, user, address, bot, 100, MINUTE.toEpochMilli() + 5, token, late);
  }
}
