package io.adclicks.clickhouse;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One session of the engine, used by one request at a time.
 *
 * <p>It remembers which settings it carries, so that a request pays only for those in which it
 * differs from the request before.
 */
final class EngineConnection implements AutoCloseable {
  private static final int CHUNK_BYTES = 1 << 18;
  private static final String UTF_8 = "UTF-8";

  private final ChdbLibrary library;
  private final Pointer handle;
  private final Memory chunk = new Memory(CHUNK_BYTES);
  private Map<String, String> settings = Map.of();
  private String database = "default";
  private boolean reusable = true;

  /**
   * @param handle what {@code chdb_connect} returned
   */
  EngineConnection(ChdbLibrary library, Pointer handle) {
    this.library = library;
    this.handle = handle;
  }

  /**
   * Gives the session exactly these settings and this database, whatever it had before.
   *
   * @throws EngineException if a setting or the database does not exist
   */
  void prepare(String wantedDatabase, Map<String, String> wantedSettings) {
    if (!database.equals(wantedDatabase)) {
      run("USE `" + wantedDatabase.replace("\\", "\\\\").replace("`", "\\`") + "`");
      database = wantedDatabase;
    }
    if (!settings.equals(wantedSettings)) {
      run(changeOf(wantedSettings));
      settings = Map.copyOf(wantedSettings);
    }
  }

  private String changeOf(Map<String, String> wanted) {
    Set<String> names = new LinkedHashSet<>(settings.keySet());
    names.addAll(wanted.keySet());
    StringBuilder sql = new StringBuilder("SET ");
    for (String name : names) {
      String value = wanted.get(name);
      sql.append(name).append(" = ").append(value == null ? "DEFAULT" : quote(value)).append(", ");
    }
    return sql.substring(0, sql.length() - 2);
  }

  private void run(String sql) {
    try {
      execute(sql.getBytes(StandardCharsets.UTF_8), "Null", Map.of()).close();
    } catch (EngineException e) {
      reusable = false;
      throw e;
    }
  }

  /** Runs a statement without rows of its own. */
  QueryResult query(byte[] sql, String format, Map<String, String> parameters) {
    if (changesSession(sql)) {
      reusable = false;
    }
    return execute(sql, format, parameters);
  }

  private QueryResult execute(byte[] sql, String format, Map<String, String> parameters) {
    byte[] formatName = format.getBytes(StandardCharsets.UTF_8);
    if (parameters.isEmpty()) {
      return QueryResult.of(
          library, library.chdb_query_n(session(), sql, sql.length, formatName, formatName.length));
    }
    Map<String, String> ordered = new TreeMap<>(parameters);
    String[] names = ordered.keySet().toArray(String[]::new);
    String[] values = ordered.values().toArray(String[]::new);
    return QueryResult.of(
        library,
        library.chdb_query_with_params_n(
            session(),
            sql,
            sql.length,
            formatName,
            formatName.length,
            new StringArray(names, UTF_8),
            lengths(names),
            new StringArray(values, UTF_8),
            lengths(values),
            names.length));
  }

  /**
   * Inserts rows.
   *
   * @param statement the INSERT without rows
   * @param format the format of the rows
   * @param rows read to its end, in chunks
   */
  QueryResult insert(byte[] statement, String format, InputStream rows) throws IOException {
    byte[] formatName = format.getBytes(StandardCharsets.UTF_8);
    Pointer stream =
        library.chdb_stream_insert_n(
            session(), statement, statement.length, formatName, formatName.length);
    try {
      requireHealthy(stream);
      byte[] bytes = new byte[CHUNK_BYTES];
      int count = rows.readNBytes(bytes, 0, bytes.length);
      while (count > 0) {
        chunk.write(0, bytes, 0, count);
        if (library.chdb_stream_append(stream, chunk, count) != 0) {
          requireHealthy(stream);
        }
        count = rows.readNBytes(bytes, 0, bytes.length);
      }
      return QueryResult.of(library, library.chdb_stream_done(stream));
    } finally {
      library.chdb_destroy_insert_stream(stream);
    }
  }

  private void requireHealthy(Pointer stream) {
    Pointer error = library.chdb_stream_insert_error(stream);
    if (error != null) {
      throw EngineException.of(error.getString(0, UTF_8));
    }
  }

  /** Whether the next request finds this session as if nobody had used it. */
  boolean isReusable() {
    return reusable;
  }

  private static boolean changesSession(byte[] sql) {
    SqlWords words = new SqlWords(sql, sql.length);
    String first = words.next();
    return first.equals("SET")
        || first.equals("USE")
        || (first.equals("CREATE") && words.next().equals("TEMPORARY"));
  }

  private Pointer session() {
    return handle.getPointer(0);
  }

  private static long[] lengths(String[] texts) {
    long[] lengths = new long[texts.length];
    for (int i = 0; i < texts.length; i++) {
      lengths[i] = texts[i].getBytes(StandardCharsets.UTF_8).length;
    }
    return lengths;
  }

  private static String quote(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  @Override
  public void close() {
    library.chdb_close_conn(handle);
    chunk.close();
  }
}
