package io.adclicks.bench.peers;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.sink.DiscardingSink;

/** Reads the topic with Flink's Kafka source, and does nothing else. */
public final class BareFlinkRead {
  private BareFlinkRead() {}

  /** Runs the job. */
  public static void main(String[] arguments) throws Exception {
    PeerSettings settings = PeerSettings.of(arguments);
    FlinkJob job = new FlinkJob(settings);
    ReadCount.tellWhenAllRead(settings.clicks());
    job.environment()
        .fromSource(job.source(new Bytes()), WatermarkStrategy.noWatermarks(), "clicks")
        .addSink(new DiscardingSink<>());
    job.run();
  }

  /** Hands on the bytes as they are. */
  static final class Bytes implements DeserializationSchema<byte[]> {
    private static final long serialVersionUID = 1L;

    @Override
    public byte[] deserialize(byte[] message) {
      ReadCount.one();
      return message;
    }

    @Override
    public boolean isEndOfStream(byte[] message) {
      return false;
    }

    @Override
    public TypeInformation<byte[]> getProducedType() {
      return PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
    }
  }
}
