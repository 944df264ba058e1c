package io.adclicks.pipeline.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.model.Click;
import io.adclicks.model.ClickCodec;
import io.adclicks.model.ClickReader;
import io.adclicks.model.Resolution;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.batching.MinuteBatchCoder;
import io.adclicks.pipeline.judging.AddressMinute;
import io.adclicks.pipeline.judging.Change;
import io.adclicks.pipeline.judging.ChangeRecord;
import io.adclicks.pipeline.judging.ClickRecord;
import io.adclicks.pipeline.judging.UserMinute;
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
 * The bytes in {@code state/v1.properties} lie in the checkpoints and savepoints of running jobs.
 * They never change; a new format gets a new version and a file of its own, and this one must still
 * be read.
 */
class StateFormatTest {
  private static final long MINUTE = 29_923_800;

  private final Properties golden = golden();

  @Test
  void clicksOfUsersAreStillRead() throws IOException {
    List<Change> changes = new ArrayList<>();
    UserMinute users = new UserMinute(20);

    users.absorb(read("clicks").body(), (address, ad, change) -> changes.add(change));

    assertThat(changes)
        .containsExactly(Change.judged(true, 2_500), Change.DUPLICATE, Change.GENERAL_INVALID);
  }

  @Test
  void changesForAddressesAreStillRead() throws IOException {
    List<Change> changes = new ArrayList<>();

    new AddressMinute(20)
        .absorb(read("changes-for-addresses").body(), (ad, change) -> changes.add(change));

    assertThat(changes)
        .containsExactly(Change.judged(true, 2_500), Change.judged(true, 2_500).negated());
  }

  @Test
  void changesForAdsAreStillRead() throws IOException {
    assertThat(cells(read("changes-for-ads").body())).containsExactly(cell());
  }

  @Test
  void snapshotsAreStillRead() {
    assertThat(cells(HexFormat.of().parseHex(golden.getProperty("snapshot"))))
        .containsExactly(cell());
  }

  @Test
  void todaysBytesAreTheSame() throws IOException {
    AdWindow window = new AdWindow();
    window.replay(changesForAds().body());

    assertThat(
            Map.of(
                "clicks", hex(clicks()),
                "changes-for-addresses", hex(changesForAddresses()),
                "changes-for-ads", hex(changesForAds()),
                "snapshot", HexFormat.of().formatHex(window.snapshot())))
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
    long time = MINUTE * 60_000 + 59_999;
    ClickReader reader = new ClickReader();
    reader.read(ClickCodec.encode(new Click(ad, "user-1", time, "10.0.0.1", 2_500, ivt, time)));
    ClickRecord.write(reader, position, body);
    body.endRecord();
  }

  private static MinuteBatch changesForAddresses() {
    BodyWriter body = new BodyWriter();
    Change click = Change.judged(true, 2_500);
    for (Change change : List.of(click, click.negated())) {
      ChangeRecord.writeForAddress(change, text(text(body, "10.0.0.1"), "ad-ü"));
      body.endRecord();
    }
    return body.drain(MINUTE);
  }

  private static MinuteBatch changesForAds() {
    BodyWriter body = new BodyWriter();
    for (Change change :
        List.of(
            Change.judged(true, 2_500),
            Change.judged(true, 100),
            Change.DUPLICATE,
            Change.invalidated(1, 100))) {
      ChangeRecord.writeForAd(change, text(body, "ad-ü"));
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

  private static List<Cell> cells(byte[] body) {
    AdWindow window = new AdWindow();
    window.replay(body);
    List<Cell> cells = new ArrayList<>();
    window.emitAll(Resolution.MINUTE, MINUTE * 60_000, Finality.FINAL, cells::add);
    return cells;
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

  private static BodyWriter text(BodyWriter body, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return body.text(utf8, 0, utf8.length);
  }

  private static Properties golden() {
    Properties properties = new Properties();
    try (InputStream in = StateFormatTest.class.getResourceAsStream("/state/v1.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
