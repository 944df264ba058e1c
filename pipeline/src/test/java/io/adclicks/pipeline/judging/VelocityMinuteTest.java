package io.adclicks.pipeline.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.model.Click;
import io.adclicks.pipeline.batching.BodyReader;
import io.adclicks.pipeline.batching.BodyWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VelocityMinuteTest {
  private final AdIds adIds = new AdIds();
  private final VelocityMinute addresses = new VelocityMinute(2);
  private final List<String> emitted = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<String> changedAds = new ArrayList<>();

  @Test
  void clicksWithinTheLimitPassAsTheyAre() {
    take("h", "a", Change.judged(true, 100));
    take("h", "b", Change.judged(false, 100));

    assertThat(emitted).isEmpty();
  }

  @Test
  void clickOverTheLimitTakesThoseBeforeWithIt() {
    take("h", "a", Change.judged(true, 100));
    take("h", "a", Change.judged(true, 200));

    take("h", "b", Change.judged(true, 300));
    take("h", "c", Change.judged(true, 400));

    assertThat(emitted)
        .containsExactlyInAnyOrder(
            "b: valid -1, cost -300, invalid 1",
            "a: valid -1, cost -100, invalid 1",
            "a: valid -1, cost -200, invalid 1",
            "c: valid -1, cost -400, invalid 1");
  }

  @Test
  void clicksOfAUserOverTheLimitCountForTheAddressToo() {
    take("h", "a", Change.judged(false, 100));
    take("h", "b", Change.judged(false, 100));

    take("h", "c", Change.judged(true, 100));

    assertThat(total("c")).isEqualTo(Change.judged(false, 100));
  }

  @Test
  void addressFallsBackUnderTheLimitWhenAClickIsTakenOut() {
    take("h", "a", Change.judged(true, 100));
    take("h", "b", Change.judged(true, 200));
    take("h", "c", Change.judged(true, 300));

    take("h", "c", Change.judged(true, 300).negated().plus(Change.DUPLICATE));

    assertThat(total("a")).isEqualTo(Change.judged(true, 100));
    assertThat(total("b")).isEqualTo(Change.judged(true, 200));
    assertThat(total("c")).isEqualTo(Change.DUPLICATE);
  }

  @Test
  void removalThatOvertakesItsClickLeavesNoCostBehind() {
    take("h", "a", Change.judged(true, 7).negated().plus(Change.DUPLICATE));
    take("h", "a", Change.judged(true, 9));
    take("h", "b", Change.judged(true, 1));
    take("h", "c", Change.judged(true, 1));
    take("h", "d", Change.judged(true, 1));

    take("h", "a", Change.judged(true, 7));

    assertThat(total("a")).isEqualTo(new Change(1, 0, 0, 1, 1));
  }

  @Test
  void addressesDoNotShareALimit() {
    for (int i = 0; i < 10; i++) {
      take("h" + i, "a", Change.judged(true, 1));
    }

    assertThat(total("a")).isEqualTo(new Change(10, 10, 10, 0, 0));
  }

  private Change total(String ad) {
    Change total = new Change(0, 0, 0, 0, 0);
    for (int i = 0; i < changes.size(); i++) {
      total = changedAds.get(i).equals(ad) ? total.plus(changes.get(i)) : total;
    }
    return total;
  }

  /** Lets a change reach its ad, and the address too, as the stage before does. */
  private void take(String address, String ad, Change change) {
    adIds.add(ad);
    keep(ad, change);
    BodyWriter click = new BodyWriter();
    Clicks.write(new Click(ad, "u", 0, address, 0, "", 0), 0, click);
    ClickRecord record = new ClickRecord();
    record.read(new BodyReader().over(click.bytes()));
    BodyWriter body = new BodyWriter();
    ChangeRecord.writeForAddress(record, change, body);
    addresses.absorb(
        body.bytes(),
        (corrected, token, correction) -> {
          emitted.add(adIds.of(corrected) + ": " + Changes.describe(correction));
          keep(adIds.of(corrected), correction);
        });
  }

  private void keep(String ad, Change change) {
    changedAds.add(ad);
    changes.add(change);
  }
}
