package io.adclicks.pipeline.state;

import java.util.Collection;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.flink.contrib.streaming.state.RocksDBOptionsFactory;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;

/**
 * RocksDB for state that is appended to, seldom read and dropped after some minutes; {@code
 * state.backend.rocksdb.options-factory} names it.
 *
 * <p>Files are merged late, when most of what they hold has been dropped, and nothing is
 * compressed: fingerprints are as good as random. Reading a log looks into more files for that,
 * which only happens after a restart or when memory is short.
 */
public final class ShortLivedState implements RocksDBOptionsFactory {
  private static final long serialVersionUID = 1L;

  /** A file comes with every checkpoint and every full write buffer: these are those of minutes. */
  private static final int FILES_BEFORE_MERGING = 64;

  /** By how many more a step waits at most, so that not all merge at the same checkpoint. */
  private static final int SPREAD = 32;

  @Override
  public DBOptions createDBOptions(DBOptions current, Collection<AutoCloseable> handlesToClose) {
    return current;
  }

  @Override
  public ColumnFamilyOptions createColumnOptions(
      ColumnFamilyOptions current, Collection<AutoCloseable> handlesToClose) {
    int files = FILES_BEFORE_MERGING + ThreadLocalRandom.current().nextInt(SPREAD);
    return current
        .setCompactionStyle(CompactionStyle.UNIVERSAL)
        .setCompressionType(CompressionType.NO_COMPRESSION)
        .setLevel0FileNumCompactionTrigger(files)
        .setLevel0SlowdownWritesTrigger(2 * files)
        .setLevel0StopWritesTrigger(3 * files);
  }
}
