package io.adclicks.clickhouse;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;

/**
 * The functions of chDB's C interface that the server needs, under their C names.
 *
 * <p>{@code size_t} and {@code uint64_t} are {@code long}: the engine exists for 64-bit machines
 * only. The meaning of each function is documented in chDB's header {@code chdb.h}.
 */
@SuppressWarnings({"checkstyle:MethodName", "MemberName"})
interface ChdbLibrary extends Library {
  void chdb_set_signal_handlers_enabled(int enabled);

  Pointer chdb_connect(int argumentCount, StringArray arguments);

  void chdb_close_conn(Pointer connection);

  Pointer chdb_query_n(
      Pointer connection, byte[] sql, long sqlLength, byte[] format, long formatLength);

  Pointer chdb_query_with_params_n(
      Pointer connection,
      byte[] sql,
      long sqlLength,
      byte[] format,
      long formatLength,
      StringArray names,
      long[] nameLengths,
      StringArray values,
      long[] valueLengths,
      long count);

  Pointer chdb_stream_insert_n(
      Pointer connection, byte[] sql, long sqlLength, byte[] format, long formatLength);

  int chdb_stream_append(Pointer stream, Pointer data, long length);

  Pointer chdb_stream_done(Pointer stream);

  Pointer chdb_stream_insert_error(Pointer stream);

  void chdb_destroy_insert_stream(Pointer stream);

  Pointer chdb_result_buffer(Pointer result);

  long chdb_result_length(Pointer result);

  Pointer chdb_result_error(Pointer result);

  double chdb_result_elapsed(Pointer result);

  long chdb_result_rows_read(Pointer result);

  long chdb_result_storage_rows_read(Pointer result);

  long chdb_result_storage_bytes_read(Pointer result);

  long chdb_result_rows_written(Pointer result);

  long chdb_result_bytes_written(Pointer result);

  void chdb_destroy_query_result(Pointer result);
}
