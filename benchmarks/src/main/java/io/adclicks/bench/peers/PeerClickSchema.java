package io.adclicks.bench.peers;

import io.adclicks.model.ClickReader;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Decodes clicks for Flink's Kafka source. */
final class PeerClickSchema implements DeserializationSchema<PeerClick> {
  private static final long serialVersionUID = 1L;

  private transient ClickReader reader;

  @Override
  public void open(InitializationContext context) {
    reader = new ClickReader();
  }

  @Override
  public PeerClick deserialize(byte[] message) {
    reader.read(message);
    PeerClick click = new PeerClick();
    click.adId = text(reader.adIdStart(), reader.adIdLength());
    click.userId = text(reader.userIdStart(), reader.userIdLength());
    click.eventTimeMillis = reader.eventTimeMillis();
    click.costE4 = reader.costE4();
    click.tagged = reader.isGeneralInvalid();
    return click;
  }

  @Override
  public boolean isEndOfStream(PeerClick click) {
    return false;
  }

  @Override
  public TypeInformation<PeerClick> getProducedType() {
    return TypeInformation.of(PeerClick.class);
  }

  private String text(int start, int length) {
    return new String(reader.bytes(), start, length, StandardCharsets.UTF_8);
  }
}
