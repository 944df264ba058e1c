package io.adclicks.pipeline.source;

import io.adclicks.model.ClickCodec;
import io.adclicks.model.RejectedClickException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Reads a local file of JSON lines, where the line number is the position. The file is read by one
 * worker, since only from the beginning can lines be numbered.
 */
public final class ReadClickFile extends PTransform<PBegin, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** The clicks, encoded as they would come from Kafka. */
  public static final TupleTag<EncodedClick> CLICKS = new TupleTag<>("clicks") {};

  /** Lines that are no click. */
  public static final TupleTag<RejectedClick> REJECTED = new TupleTag<>("rejected") {};

  private final String file;

  private ReadClickFile(String file) {
    this.file = file;
  }

  /** Reads that file. */
  public static ReadClickFile from(Path file) {
    return new ReadClickFile(file.toAbsolutePath().toString());
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    PCollectionTuple results =
        begin
            .apply("File", Create.of(file).withCoder(StringUtf8Coder.of()))
            .apply(
                "Lines", ParDo.of(new LinesFn()).withOutputTags(CLICKS, TupleTagList.of(REJECTED)));
    results.get(CLICKS).setCoder(EncodedClickCoder.of());
    results.get(REJECTED).setCoder(RejectedClickCoder.of());
    return results;
  }

  static final class LinesFn extends DoFn<String, EncodedClick> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element String file, MultiOutputReceiver out) throws IOException {
      var decoder =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .onUnmappableCharacter(CodingErrorAction.REPLACE);
      try (BufferedReader lines =
          new BufferedReader(
              new java.io.InputStreamReader(Files.newInputStream(Path.of(file)), decoder))) {
        String line;
        for (long number = 1; (line = lines.readLine()) != null; number++) {
          if (!line.isBlank()) {
            read(number, line, out);
          }
        }
      }
    }

    private static void read(long number, String line, MultiOutputReceiver out) {
      long position = Position.of(0, number);
      try {
        byte[] encoded = ClickCodec.encode(ClickLine.parse(line));
        out.get(CLICKS).output(new EncodedClick(position, encoded));
      } catch (RejectedClickException e) {
        out.get(REJECTED)
            .output(new RejectedClick(position, e.reason(), e.getMessage(), "", 0, ""));
      }
    }
  }
}
