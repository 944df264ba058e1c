package io.adclicks.bench.peers;

import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;

/** Reads the topic with KafkaIO, and does nothing else. */
public final class BareBeamRead {
  private BareBeamRead() {}

  /** Runs the job. */
  public static void main(String[] arguments) {
    PeerSettings settings = PeerSettings.of(arguments);
    ReadCount.tellWhenAllRead(settings.clicks());
    Pipeline pipeline = Pipeline.create(BeamJob.options(settings));
    pipeline.apply("Read", BeamJob.read(settings)).apply("Count", ParDo.of(new CountFn()));
    pipeline.run().waitUntilFinish();
  }

  static final class CountFn extends DoFn<KafkaRecord<byte[], byte[]>, Void> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process() {
      ReadCount.one();
    }
  }
}
