package io.adclicks.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adclicks.backfill.archive.ArchiveFolder;
import io.adclicks.backfill.archive.ArchivedDay;
import io.adclicks.backfill.archive.ClickFile;
import io.adclicks.localstack.ChildProcess;
import io.adclicks.localstack.KafkaBroker;
import io.adclicks.pipeline.source.EncodedClick;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveCrashTest {
  private static final int CLICKS = 30_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void aJobThatIsKilledAndStartedAgainLosesNoClick() {
    try (KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"))) {
      kafka.createTopic("ad-clicks", 3);
      kafka.createTopic("ad-clicks-duplicates", 1);
      send(kafka, 0, CLICKS / 3);
      try (ChildProcess job = start(kafka)) {
        awaitArchived(CLICKS / 3);
        send(kafka, CLICKS / 3, 2 * CLICKS / 3);
        awaitArchived(CLICKS / 3 + 1);
        job.kill();
      }
      send(kafka, 2 * CLICKS / 3, CLICKS);
      try (ChildProcess job = start(kafka)) {
        awaitArchived(CLICKS);
        assertThat(job.isAlive()).isTrue();
      }
    }

    List<Long> positions = archived();
    assertThat(new HashSet<>(positions)).hasSize(CLICKS);
    assertThat(positions)
        .as("the second job goes on from what the first has committed")
        .hasSizeLessThan(CLICKS + 2 * CLICKS / 3);
  }

  private ChildProcess start(KafkaBroker kafka) {
    return ColdPathProcess.archiving(
        folder.resolve("archive.log"),
        "--bootstrapServers=" + kafka.bootstrapServers(),
        "--archiveRoot=" + folder.resolve("archive"));
  }

  private void awaitArchived(int clicks) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> new HashSet<>(archived()).size() >= clicks);
  }

  private List<Long> archived() {
    List<Long> positions = new ArrayList<>();
    try {
      String pattern = new ArchiveFolder(folder + "/archive").filesOf(ArchivedDay.DATE);
      for (MatchResult.Metadata file : ArchiveFolder.find(pattern)) {
        read(file, positions);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return positions;
  }

  private static void read(MatchResult.Metadata file, List<Long> positions) throws IOException {
    try (ClickFile clicks = ClickFile.open(file.resourceId())) {
      EncodedClick click;
      while ((click = clicks.next()) != null) {
        positions.add(click.position());
      }
    }
  }

  private static void send(KafkaBroker kafka, int from, int to) {
    Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
    var serializer = new ByteArraySerializer();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, serializer, serializer)) {
      for (int i = from; i < to; i++) {
        EncodedClick click = ArchivedDay.click(0, i, "ad-" + i % 97, "user-" + i, i * 2_000L);
        String topic = i % 100 == 99 ? "ad-clicks-duplicates" : "ad-clicks";
        int partition = i % 100 == 99 ? 0 : i % 3;
        var unused = producer.send(new ProducerRecord<>(topic, partition, null, click.bytes()));
      }
    }
  }
}
