package io.adclicks.backfill.archive;

import static java.util.Objects.requireNonNull;

import io.adclicks.pipeline.source.EncodedClick;
import java.io.IOException;
import java.time.InstantSource;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * Writes the clicks of each bundle as files, without a shuffle.
 *
 * <p>A bundle ends before the checkpoint that covers it is complete, and offsets are committed
 * after that: what Kafka takes for read lies in the archive. After a crash some clicks are written
 * again, which readers do not notice.
 */
public final class WriteArchive extends PTransform<PCollection<EncodedClick>, PDone> {
  private static final long serialVersionUID = 1L;

  private final ArchiveFolder folder;
  private final AddressPrivacy privacy;
  private final long maxBatchBytes;

  private WriteArchive(ArchiveFolder folder, AddressPrivacy privacy, long maxBatchBytes) {
    this.folder = requireNonNull(folder, "folder is null");
    this.privacy = requireNonNull(privacy, "privacy is null");
    this.maxBatchBytes = maxBatchBytes;
    if (maxBatchBytes < 1 || maxBatchBytes > 1 << 30) {
      throw new IllegalArgumentException(
          "maxBatchBytes is %d: write 1 to %d".formatted(maxBatchBytes, 1 << 30));
    }
  }

  /**
   * Writes there.
   *
   * @param maxBatchBytes bytes of clicks that a worker holds at most, 1 to 1 GiB
   */
  public static WriteArchive to(ArchiveFolder folder, AddressPrivacy privacy, long maxBatchBytes) {
    return new WriteArchive(folder, privacy, maxBatchBytes);
  }

  @Override
  public PDone expand(PCollection<EncodedClick> clicks) {
    clicks.apply("WriteFiles", ParDo.of(new WriteFn(folder, privacy, maxBatchBytes)));
    return PDone.in(clicks.getPipeline());
  }

  static final class WriteFn extends DoFn<EncodedClick, Void> {
    private static final long serialVersionUID = 1L;

    private final ArchiveFolder folder;
    private final AddressPrivacy privacy;
    private final long maxBatchBytes;
    private transient ArchiveWriter writer;

    WriteFn(ArchiveFolder folder, AddressPrivacy privacy, long maxBatchBytes) {
      this.folder = folder;
      this.privacy = privacy;
      this.maxBatchBytes = maxBatchBytes;
    }

    /**
     * One writer for all bundles, since it knows where the last one ended; none follows a failure.
     */
    @Setup
    public void setUp() {
      writer = new ArchiveWriter(folder, privacy, InstantSource.system());
    }

    @ProcessElement
    public void process(@Element EncodedClick click) throws IOException {
      writer.add(click);
      if (writer.bytes() >= maxBatchBytes) {
        writer.flush();
      }
    }

    @FinishBundle
    public void finish() throws IOException {
      writer.flush();
    }
  }
}
