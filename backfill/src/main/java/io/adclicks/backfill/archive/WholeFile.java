package io.adclicks.backfill.archive;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.util.MimeTypes;

/**
 * Writes a file so that it is either whole or not there: under another name first, except in object
 * stores, where an object appears when it is complete and a rename would copy it.
 */
public final class WholeFile {
  private static final Set<String> OBJECT_STORES = Set.of("s3", "gs", "azfs");
  private static final String LOCAL = "file";
  private static final String UNFINISHED = ".part";

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes it, and may close the stream. */
    void writeTo(OutputStream out) throws IOException;
  }

  private WholeFile() {}

  /** Writes a file; it is safe from a crash of the machine afterwards. */
  public static void write(ResourceId file, Content content) throws IOException {
    if (OBJECT_STORES.contains(file.getScheme())) {
      put(file, content);
      return;
    }
    ResourceId unfinished = FileSystems.matchNewResource(file + UNFINISHED, false);
    writeNow(unfinished, content);
    force(unfinished, StandardOpenOption.WRITE);
    FileSystems.rename(List.of(unfinished), List.of(file));
    force(file.getCurrentDirectory(), StandardOpenOption.READ);
  }

  /** An object appears when its channel is closed, which is therefore left open after a failure. */
  private static void put(ResourceId file, Content content) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    content.writeTo(whole);
    WritableByteChannel channel = FileSystems.create(file, MimeTypes.BINARY);
    ByteBuffer bytes = ByteBuffer.wrap(whole.toByteArray());
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.close();
  }

  private static void writeNow(ResourceId file, Content content) throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(
            Channels.newOutputStream(FileSystems.create(file, MimeTypes.BINARY)), 1 << 18)) {
      content.writeTo(out);
    }
  }

  /** Waits until a file or folder of the local machine is on its disk. */
  private static void force(ResourceId resource, StandardOpenOption mode) throws IOException {
    if (resource.getScheme().equals(LOCAL)) {
      try (FileChannel channel = FileChannel.open(Path.of(resource.toString()), mode)) {
        channel.force(true);
      }
    }
  }
}
