package io.adclicks.backfill;

import io.adclicks.backfill.archive.AddressPrivacy;
import io.adclicks.backfill.archive.ArchiveFolder;
import io.adclicks.backfill.archive.WriteArchive;
import io.adclicks.pipeline.source.KafkaSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/**
 * The options of the archive job, checked.
 *
 * @param source where clicks are read
 * @param consumerGroup whose offsets tell what is archived
 * @param target where they are written
 */
record ArchiveSettings(KafkaSource source, String consumerGroup, WriteArchive target) {
  ArchiveSettings {
    if (consumerGroup.isBlank()) {
      throw new IllegalArgumentException("consumerGroup is empty: write a name");
    }
  }

  /**
   * Reads the options.
   *
   * @throws IllegalArgumentException with a sentence that names the option
   */
  static ArchiveSettings of(ArchiveClicksOptions options) {
    return new ArchiveSettings(
        new KafkaSource(
            options.getBootstrapServers(),
            options.getClicksTopic(),
            options.getDuplicatesTopic(),
            Duration.ZERO,
            List.of()),
        options.getConsumerGroup(),
        WriteArchive.to(
            new ArchiveFolder(options.getArchiveRoot()),
            privacy(options),
            options.getMaxBatchBytes()));
  }

  private static AddressPrivacy privacy(ArchiveClicksOptions options) {
    String file = options.getPseudonymKeyFile();
    if (options.getPseudonymiseIp() == file.isBlank()) {
      throw new IllegalArgumentException(
          "--pseudonymiseIp and --pseudonymKeyFile=FILE belong together: write both or neither");
    }
    return options.getPseudonymiseIp() ? AddressPrivacy.pseudonyms(key(file)) : AddressPrivacy.NONE;
  }

  private static byte[] key(String file) {
    try {
      return Base64.getDecoder().decode(Files.readString(Path.of(file)).strip());
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--pseudonymKeyFile=%s holds no base64: write a file with the key".formatted(file), e);
    }
  }
}
