package io.adclicks.pipeline.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.model.Click;
import io.adclicks.pipeline.batching.BodyWriter;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class UserMinuteTest {
  private static final String BOT = "BOT_USER_AGENT";

  private final AdIds adIds = new AdIds();
  private final UserMinute users = new UserMinute(2);
  private final List<String> emitted = new ArrayList<>();

  @Test
  void firstClickIsValidAtItsPrice() {
    click("u", "a", 5, 100, "");

    assertThat(emitted).containsExactly("h a: velocity 1, valid 1, cost 100");
  }

  @Test
  void copyAtAHigherPositionIsADuplicateOfAnyPrice() {
    click("u", "a", 5, 100, "");
    emitted.clear();

    click("u", "a", 6, 900, BOT);

    assertThat(emitted).containsExactly("- a: duplicates 1");
  }

  @Test
  void copyAtALowerPositionReplacesTheClickAndItsPrice() {
    click("u", "a", 5, 100, "");
    emitted.clear();

    click("u", "a", 4, 900, "");

    assertThat(emitted)
        .containsExactly(
            "h a: velocity -1, valid -1, cost -100, duplicates 1",
            "h a: velocity 1, valid 1, cost 900");
  }

  @Test
  void positionReadAgainChangesNothing() {
    click("u", "a", 5, 100, "");
    click("u", "a", 6, 100, "");
    click("u", "a", 4, 100, "");
    emitted.clear();

    click("u", "a", 4, 100, "");
    click("u", "a", 5, 100, "");
    click("u", "a", 6, 100, "");

    assertThat(emitted).isEmpty();
  }

  @Test
  void taggedClickIsInvalidAndHasNoVelocity() {
    click("u", "a", 1, 100, BOT);
    click("u", "b", 2, 100, BOT);
    click("u", "c", 3, 100, BOT);
    click("u", "d", 4, 100, "");

    assertThat(emitted)
        .containsExactly(
            "- a: invalid 1",
            "- b: invalid 1",
            "- c: invalid 1",
            "h d: velocity 1, valid 1, cost 100");
  }

  @Test
  void clickOverTheLimitTakesThoseBeforeWithIt() {
    click("u", "a", 1, 100, "");
    click("u", "b", 2, 200, "");
    emitted.clear();

    click("u", "c", 3, 300, "");

    assertThat(emitted)
        .containsExactlyInAnyOrder(
            "h a: valid -1, cost -100, invalid 1",
            "h b: valid -1, cost -200, invalid 1",
            "h c: velocity 1, invalid 1");
  }

  @Test
  void taggedWinnerBringsTheUserBackUnderTheLimit() {
    click("u", "a", 11, 100, "");
    click("u", "b", 12, 200, "");
    click("u", "c", 13, 300, "");
    emitted.clear();

    click("u", "c", 3, 300, BOT);

    assertThat(emitted)
        .containsExactlyInAnyOrder(
            "h c: velocity -1, invalid -1, duplicates 1",
            "h a: valid 1, cost 100, invalid -1",
            "h b: valid 1, cost 200, invalid -1",
            "- c: invalid 1");
  }

  @Test
  void limitOfZeroIsNoLimit() {
    UserMinute unlimited = new UserMinute(0);
    for (int i = 0; i < 100; i++) {
      click(unlimited, "u", "ad-" + i, i, 1, "");
    }

    assertThat(emitted).hasSize(100).allMatch(change -> change.endsWith("valid 1, cost 1"));
  }

  @Test
  void usersDoNotShareALimit() {
    click("u", "a", 1, 1, "");
    click("u", "b", 2, 1, "");
    click("v", "a", 3, 1, "");
    click("v", "b", 4, 1, "");

    assertThat(emitted).hasSize(4).allMatch(change -> change.endsWith("valid 1, cost 1"));
  }

  /** Clicks of a batch are numbered ahead, some in a row: none may see one that follows it. */
  @Property(tries = 500)
  void batchEmitsWhatItsClicksWouldOneByOne(
      @ForAll @Size(max = 40) List<@IntRange(max = 999) Integer> seeds) {
    emitted.clear();
    UserMinute oneByOne = new UserMinute(2);
    BodyWriter body = new BodyWriter();
    for (int i = 0; i < seeds.size(); i++) {
      int seed = seeds.get(i);
      Click click = new Click("ad-" + seed / 2 % 4, "user-" + seed % 2, 0, "h", seed % 5, "", 0);
      long position = seed / 8 % 60;
      Clicks.write(click, position, body);
      click(oneByOne, click.userId(), click.adId(), position, click.costE4(), "");
    }
    List<String> expected = List.copyOf(emitted);
    emitted.clear();

    if (!seeds.isEmpty()) {
      absorb(new UserMinute(2), body);
    }

    assertThat(emitted).isEqualTo(expected);
  }

  private void click(String user, String ad, long position, long cost, String ivt) {
    click(users, user, ad, position, cost, ivt);
  }

  private void click(
      UserMinute minute, String user, String ad, long position, long cost, String ivt) {
    BodyWriter body = new BodyWriter();
    Clicks.write(new Click(ad, user, 0, "h", cost, ivt, 0), position, body);
    adIds.add(ad);
    absorb(minute, body);
  }

  private void absorb(UserMinute minute, BodyWriter body) {
    minute.absorb(
        body.drain(0),
        (record, change) ->
            emitted.add(
                (ChangeRecord.concernsVelocity(change) ? "h " : "- ")
                    + adIds.of(record.ad())
                    + ": "
                    + Changes.describe(change)));
  }
}
