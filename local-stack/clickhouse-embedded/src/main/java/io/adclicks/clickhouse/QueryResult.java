package io.adclicks.clickhouse;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What a statement returned, in the engine's memory until it is closed. */
final class QueryResult implements AutoCloseable {
  private static final int COPY_BYTES = 1 << 16;

  private final ChdbLibrary library;
  private final Pointer handle;

  private QueryResult(ChdbLibrary library, Pointer handle) {
    this.library = library;
    this.handle = handle;
  }

  /**
   * Takes over a result.
   *
   * @throws EngineException if it stands for an error
   */
  static QueryResult of(ChdbLibrary library, Pointer handle) {
    if (handle == null) {
      throw EngineException.of("the engine returned no result");
    }
    QueryResult result = new QueryResult(library, handle);
    Pointer error = library.chdb_result_error(handle);
    if (error != null) {
      String message = error.getString(0, "UTF-8");
      result.close();
      throw EngineException.of(message);
    }
    return result;
  }

  long length() {
    return library.chdb_result_length(handle);
  }

  /** A short result as text. */
  String text() {
    Pointer buffer = library.chdb_result_buffer(handle);
    byte[] bytes = buffer == null ? new byte[0] : buffer.getByteArray(0, (int) length());
    return new String(bytes, StandardCharsets.UTF_8);
  }

  void writeTo(OutputStream out) throws IOException {
    long length = length();
    Pointer buffer = library.chdb_result_buffer(handle);
    byte[] copy = new byte[(int) Math.min(length, COPY_BYTES)];
    for (long at = 0; at < length; at += copy.length) {
      int count = (int) Math.min(copy.length, length - at);
      buffer.read(at, copy, 0, count);
      out.write(copy, 0, count);
    }
  }

  /** The counts that ClickHouse sends in the header {@code X-ClickHouse-Summary}. */
  String summary() {
    return """
        {"read_rows":"%d","read_bytes":"%d","written_rows":"%d","written_bytes":"%d",\
        "total_rows_to_read":"0","result_rows":"%d","result_bytes":"%d","elapsed_ns":"%d"}"""
        .formatted(
            library.chdb_result_storage_rows_read(handle),
            library.chdb_result_storage_bytes_read(handle),
            library.chdb_result_rows_written(handle),
            library.chdb_result_bytes_written(handle),
            library.chdb_result_rows_read(handle),
            length(),
            (long) (library.chdb_result_elapsed(handle) * 1e9));
  }

  @Override
  public void close() {
    library.chdb_destroy_query_result(handle);
  }
}
