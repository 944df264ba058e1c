package io.adclicks.bench.micro;

import io.adclicks.model.Click;
import io.adclicks.model.ClickCodec;
import io.adclicks.model.ClickReader;
import java.io.IOException;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reading one click from its bytes: our cursor beside Avro's generic reader. */
@State(Scope.Thread)
public class CodecBenchmark {
  private final byte[] encoded = ClickCodec.encode(Samples.CLICK);
  private final ClickReader reader = new ClickReader();
  private final BinaryMessageDecoder<GenericRecord> avro =
      new BinaryMessageDecoder<>(GenericData.get(), ClickCodec.SCHEMA);

  /** The cursor of the hot path. */
  @Benchmark
  public long readByCursor() {
    reader.read(encoded);
    return reader.eventTimeMillis();
  }

  /** The peer. */
  @Benchmark
  public GenericRecord readByAvro() throws IOException {
    return avro.decode(encoded);
  }

  /** As the gateway writes it. */
  @Benchmark
  public byte[] write() {
    return ClickCodec.encode(Samples.CLICK);
  }

  /** A click as a value. */
  @Benchmark
  public Click readAsValue() {
    return ClickCodec.decode(encoded);
  }
}
