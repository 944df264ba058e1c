package io.adclicks.pipeline.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.model.Click;
import io.adclicks.pipeline.batching.AdKey;
import io.adclicks.pipeline.batching.BodyReader;
import io.adclicks.pipeline.batching.BodyWriter;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules about addresses and tokens together: two clicks an address, two users a token. */
class TokenReuseTest {
  private static final Change VALID = Change.judged(true, 100);
  private static final Change INVALID = Change.judged(false, 100);

  private final AdIds adIds = new AdIds();
  private final VelocityMinute addresses = new VelocityMinute(2);
  private final VelocityMinute tokens = new VelocityMinute(2);
  private final Map<String, Change> ads = new HashMap<>();

  @Test
  void tokenOverItsLimitTakesThoseBeforeWithIt() {
    take("h1", "t", "a", VALID);
    take("h2", "t", "b", VALID);
    assertThat(ads.values()).containsOnly(VALID);

    take("h3", "t", "c", VALID);

    assertThat(ads.values()).hasSize(3).containsOnly(INVALID);
  }

  @Test
  void clickWithoutATokenTakesNoPart() {
    for (String ad : new String[] {"a", "b", "c", "d"}) {
      take("h-" + ad, "", ad, VALID);
    }

    assertThat(ads.values()).hasSize(4).containsOnly(VALID);
  }

  @Test
  void clicksWithoutAnAddressAreJudgedByTheirToken() {
    for (String ad : new String[] {"a", "b", "c"}) {
      take("", "t", ad, VALID);
    }

    assertThat(ads.values()).hasSize(3).containsOnly(INVALID);
  }

  @Test
  void clicksOfAUserOverTheLimitCountForTheTokenToo() {
    take("h1", "t", "a", INVALID);
    take("h2", "t", "b", INVALID);

    take("h3", "t", "c", VALID);

    assertThat(ads.values()).hasSize(3).containsOnly(INVALID);
  }

  @Test
  void clickOverBothLimitsIsInvalidOnce() {
    for (String ad : new String[] {"a", "b", "c", "d"}) {
      take("h", "t", ad, VALID);
    }

    assertThat(ads.values()).hasSize(4).containsOnly(INVALID);
  }

  @Test
  void clickThatOneLimitSetsFreeStaysInvalidByTheOther() {
    for (String ad : new String[] {"a", "b", "c"}) {
      take("h", "t", ad, VALID);
    }
    take("", "t", "d", VALID);

    take("h", "t", "c", VALID.negated().plus(Change.DUPLICATE));

    assertThat(ads).containsEntry("a", INVALID).containsEntry("b", INVALID);
    assertThat(ads).containsEntry("d", INVALID).containsEntry("c", Change.DUPLICATE);
  }

  @Test
  void clickIsValidAgainWhenBothLimitsSetItFree() {
    for (String ad : new String[] {"a", "b", "c"}) {
      take("h", "t", ad, VALID);
    }

    take("h", "t", "c", VALID.negated().plus(Change.DUPLICATE));

    assertThat(ads).containsEntry("a", VALID).containsEntry("b", VALID);
    assertThat(ads).containsEntry("c", Change.DUPLICATE);
  }

  @Test
  void addressThatGoesOverItsLimitAfterTheTokenChangesNothingMore() {
    take("h", "t", "a", VALID);
    take("x", "t", "b", VALID);
    take("y", "t", "c", VALID);

    take("h", "", "d", VALID);
    take("h", "", "e", VALID);

    assertThat(ads.values()).hasSize(5).containsOnly(INVALID);
  }

  /** Lets a change reach its ad, its address and its token, as the stage before does. */
  private void take(String address, String token, String ad, Change change) {
    adIds.add(ad);
    keep(ad, change);
    ClickRecord click = record(address, token, ad);
    if (Clicks.concernsAddress(click, change)) {
      BodyWriter body = new BodyWriter();
      ChangeRecord.writeForAddress(click, change, body);
      addresses.absorb(body.bytes(), this::correct);
    }
    if (Clicks.concernsToken(click, change)) {
      tellToken(click.token(), click.ad(), change);
    }
  }

  private void correct(AdKey ad, TokenKey token, Change correction) {
    keep(adIds.of(ad), correction);
    if (token.isKnown()) {
      tellToken(token, ad, correction);
    }
  }

  private void tellToken(TokenKey token, AdKey ad, Change change) {
    BodyWriter body = new BodyWriter();
    ChangeRecord.writeForToken(token, ad, change, body);
    tokens.absorb(
        body.bytes(), (corrected, none, correction) -> keep(adIds.of(corrected), correction));
  }

  private void keep(String ad, Change change) {
    ads.merge(ad, change, Change::plus);
  }

  private static ClickRecord record(String address, String token, String ad) {
    BodyWriter body = new BodyWriter();
    Clicks.write(new Click(ad, "u", 0, address, 0, "", 0, token), 0, body);
    ClickRecord record = new ClickRecord();
    record.read(new BodyReader().over(body.bytes()));
    return record;
  }
}
