package io.adclicks.pipeline.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.model.Click;
import io.adclicks.model.Resolution;
import io.adclicks.pipeline.batching.AdKey;
import io.adclicks.pipeline.batching.BodyReader;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.batching.MinuteBatchCoder;
import io.adclicks.pipeline.judging.Change;
import io.adclicks.pipeline.judging.ChangeRecord;
import io.adclicks.pipeline.judging.ClickRecord;
import io.adclicks.pipeline.judging.Clicks;
import io.adclicks.pipeline.judging.UserMinute;
import io.adclicks.pipeline.judging.VelocityMinute;
import io.adclicks.pipeline.source.Position;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

/**
 * The bytes in {@code state/v2.properties} lie in the checkpoints and savepoints of running jobs.
 * They never change; a new format gets a new version and a file of its own, and this one must still
 * be read. State of the first version is kept under other keys and refused altogether.
 */
class StateFormatTest {
  private static final long MINUTE = 29_923_800;

  private final Properties golden = golden();

  @Test
  void clicksOfUsersAreStillRead() throws IOException {
    List<Change> changes = new ArrayList<>();
    UserMinute users = new UserMinute(20);

    users.absorb(read("clicks"), (click, change) -> changes.add(change));

    assertThat(changes)
        .containsExactly(Change.judged(true, 2_500), Change.DUPLICATE, Change.GENERAL_INVALID);
  }

  @Test
  void changesForAddressesAreStillRead() throws IOException {
    List<Change> corrections = new ArrayList<>();

    new VelocityMinute(1)
        .absorb(
            read("changes-for-addresses").body(),
            (ad, token, correction) -> {
              assertThat(token.isKnown()).isTrue();
              corrections.add(correction);
            });

    assertThat(corrections)
        .containsExactly(Change.invalidated(1, 2_500), Change.invalidated(1, 2_500));
  }

  @Test
  void changesForTokensAreStillRead() throws IOException {
    List<Change> corrections = new ArrayList<>();

    new VelocityMinute(1)
        .absorb(
            read("changes-for-tokens").body(),
            (ad, token, correction) -> corrections.add(correction));

    assertThat(corrections)
        .containsExactly(Change.invalidated(1, 2_500), Change.invalidated(1, 100));
  }

  @Test
  void changesForAdsAreStillRead() throws IOException {
    AdHour hour = hour();
    hour.absorb(read("changes-for-ads"));

    assertThat(minuteCells(hour)).containsExactly(cell());
  }

  @Test
  void snapshotsAreStillRead() {
    AdHour hour = hour();
    hour.restore(HexFormat.of().parseHex(golden.getProperty("snapshot")));

    assertThat(minuteCells(hour)).containsExactly(cell());
  }

  @Test
  void todaysBytesAreTheSame() throws IOException {
    AdHour hour = hour();
    hour.absorb(changesForAds());

    assertThat(
            Map.of(
                "clicks", hex(clicks().withoutNames()),
                "changes-for-addresses", hex(changesForAddresses()),
                "changes-for-tokens", hex(changesForTokens()),
                "changes-for-ads", hex(changesForAds()),
                "snapshot", HexFormat.of().formatHex(hour.snapshot())))
        .isEqualTo(golden);
  }

  private static MinuteBatch clicks() {
    BodyWriter body = new BodyWriter();
    write(body, "ad-ü", Position.of(3, 1_000), "");
    write(body, "ad-ü", Position.of(Position.DUPLICATES_PARTITION, 7), "");
    write(body, "ad-2", Position.of(0, 0), "BOT_USER_AGENT");
    return body.drain(MINUTE);
  }

  private static void write(BodyWriter body, String ad, long position, String ivt) {
    Clicks.write(click(ad, ivt), position, body);
  }

  private static Click click(String ad, String ivt) {
    long time = MINUTE * 60_000 + 59_999;
    return new Click(ad, "user-1", time, "10.0.0.1", 2_500, ivt, time, token(ivt));
  }

  /** The tagged click has none. */
  private static String token(String ivt) {
    return ivt.isEmpty() ? "SflKxwRJSMeKKF2QT4fwpM" : "";
  }

  private static MinuteBatch changesForAddresses() {
    ClickRecord record = record();
    BodyWriter body = new BodyWriter();
    for (int i = 0; i < 2; i++) {
      ChangeRecord.writeForAddress(record, Change.judged(true, 2_500), body);
      body.endRecord();
    }
    return body.drain(MINUTE);
  }

  private static MinuteBatch changesForTokens() {
    ClickRecord record = record();
    BodyWriter body = new BodyWriter();
    for (Change change : List.of(Change.judged(true, 2_500), Change.judged(true, 100))) {
      ChangeRecord.writeForToken(record.token(), record.ad(), change, body);
      body.endRecord();
    }
    return body.drain(MINUTE);
  }

  private static ClickRecord record() {
    BodyWriter click = new BodyWriter();
    Clicks.write(click("ad-ü", ""), 1, click);
    ClickRecord record = new ClickRecord();
    record.read(new BodyReader().over(click.bytes()));
    return record;
  }

  private static MinuteBatch changesForAds() {
    byte[] ad = "ad-ü".getBytes(StandardCharsets.UTF_8);
    BodyWriter body = new BodyWriter();
    for (Change change :
        List.of(
            Change.judged(true, 2_500),
            Change.judged(true, 100),
            Change.DUPLICATE,
            Change.invalidated(1, 100))) {
      ChangeRecord.writeForAd(change, AdKey.write(ad, 0, ad.length, body));
      body.endRecord();
    }
    return body.drain(MINUTE);
  }

  private static Cell cell() {
    return new Cell(
        "ad-ü",
        Resolution.MINUTE,
        MINUTE * 60_000,
        1,
        2_500,
        1,
        1,
        Finality.FINAL,
        Revision.of(Finality.FINAL, 3, 1));
  }

  private static AdHour hour() {
    return new AdHour(300_000, Finality.FINAL, Spread.NONE);
  }

  private static List<Cell> minuteCells(AdHour hour) {
    List<Cell> cells = new ArrayList<>();
    hour.tellRisen((MINUTE + 1) * 60_000, block -> cells.addAll(block.cells()));
    return cells.stream().filter(cell -> cell.resolution() == Resolution.MINUTE).toList();
  }

  private MinuteBatch read(String name) throws IOException {
    byte[] bytes = HexFormat.of().parseHex(golden.getProperty(name));
    MinuteBatch batch = CoderUtils.decodeFromByteArray(MinuteBatchCoder.of(), bytes);
    assertThat(batch.minute()).isEqualTo(MINUTE);
    return batch;
  }

  private static String hex(MinuteBatch batch) throws IOException {
    return HexFormat.of().formatHex(CoderUtils.encodeToByteArray(MinuteBatchCoder.of(), batch));
  }

  private static Properties golden() {
    Properties properties = new Properties();
    try (InputStream in = StateFormatTest.class.getResourceAsStream("/state/v2.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
