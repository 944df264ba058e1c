package io.adclicks.bench.micro;

import io.adclicks.model.ClickCodec;
import io.adclicks.model.ClickReader;
import io.adclicks.pipeline.batching.BodyReader;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.batching.Fingerprint;
import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.judging.ClickRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Writing and reading the body of a batch, per click, beside the JDK's data streams. */
@State(Scope.Thread)
public class BatchBodyBenchmark {
  private static final int CLICKS = 1_000;

  private final ClickReader click = new ClickReader();
  private final Fingerprint user = new Fingerprint(0x1234_5678_9abcL, 0xfedc_ba98_7654L);
  private final Fingerprint token = new Fingerprint(0x2468_ace0_1357L, 0x7531_0eca_8642L);
  private final ClickRecord record = new ClickRecord();
  private final BodyReader reader = new BodyReader();
  private final MinuteBatch batch;
  private final byte[] stream;

  /** Writes what the readers read. */
  public BatchBodyBenchmark() {
    click.read(ClickCodec.encode(Samples.CLICK));
    batch = writeBatch();
    try {
      stream = writeStream();
    } catch (IOException e) {
      throw new IllegalStateException("an array cannot be written", e);
    }
  }

  /** As the hot path writes it. */
  @Benchmark
  @OperationsPerInvocation(CLICKS)
  public MinuteBatch writeBatch() {
    BodyWriter out = new BodyWriter();
    for (int i = 0; i < CLICKS; i++) {
      ClickRecord.write(click, user, token, i, out);
      out.endRecord();
    }
    return out.drain(0);
  }

  /** As the hot path reads it. */
  @Benchmark
  @OperationsPerInvocation(CLICKS)
  public long readBatch() {
    long positions = 0;
    reader.over(batch);
    while (reader.hasNext()) {
      record.read(reader);
      positions += record.position();
    }
    return positions;
  }

  /** The peer in writing. */
  @Benchmark
  @OperationsPerInvocation(CLICKS)
  public byte[] writeStream() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (int i = 0; i < CLICKS; i++) {
      out.writeLong(user.high());
      out.writeLong(user.low());
      out.writeLong(token.high());
      out.writeLong(token.low());
      out.writeUTF(Samples.CLICK.adId());
      out.writeUTF(Samples.CLICK.ip());
      out.writeLong(Samples.CLICK.costE4());
      out.writeLong(i);
      out.writeLong(Samples.CLICK.eventTimeMillis());
    }
    return bytes.toByteArray();
  }

  /** The peer in reading. */
  @Benchmark
  @OperationsPerInvocation(CLICKS)
  public long readStream() throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(stream));
    long sum = 0;
    for (int i = 0; i < CLICKS; i++) {
      sum += in.readLong() + in.readLong() + in.readLong() + in.readLong();
      sum += in.readUTF().length() + in.readUTF().length();
      sum += in.readLong() + in.readLong() + in.readLong();
    }
    return sum;
  }
}
