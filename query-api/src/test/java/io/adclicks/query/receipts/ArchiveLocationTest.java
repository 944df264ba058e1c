package io.adclicks.query.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchiveLocationTest {
  private static final Instant TIME = Instant.parse("2026-11-23T03:59:59.999Z");

  @Test
  void aFolderIsReadAsFilesOfOneHour() {
    ArchiveLocation archive = new ArchiveLocation("/var/lib/clicks/", "https://s3.amazonaws.com");

    assertThat(archive.filesAt(TIME))
        .isEqualTo("file('/var/lib/clicks/dt=2026-11-23/hour=03/*.avro', 'One')");
    assertThat(archive.clicksAt(TIME))
        .startsWith("file('/var/lib/clicks/dt=2026-11-23/hour=03/*.avro', 'Avro', 'partition ");
  }

  @Test
  void aBucketIsReadBehindItsEndpoint() {
    ArchiveLocation archive = new ArchiveLocation("s3://bucket/clicks", "http://127.0.0.1:9000/");

    assertThat(archive.filesAt(TIME))
        .isEqualTo("s3('http://127.0.0.1:9000/bucket/clicks/dt=2026-11-23/hour=03/*.avro', 'One')");
  }

  @Test
  void aQuoteInTheNameStaysInsideTheText() {
    assertThat(new ArchiveLocation("/it's", "").filesAt(TIME)).startsWith("file('/it\\'s/dt=");
  }

  @Test
  void noLocationIsRefused() {
    assertThatThrownBy(() -> new ArchiveLocation(" ", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("s3://bucket/clicks");
  }
}
