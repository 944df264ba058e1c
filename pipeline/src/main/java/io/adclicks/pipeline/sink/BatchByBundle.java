package io.adclicks.pipeline.sink;

import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;

/**
 * Lets {@code JdbcIO} collect the rows of an insert per bundle.
 *
 * <p>For an unbounded collection it would send every row through the state of one single key, which
 * neither scales nor adds safety: a bundle is retried as a whole, and rows replace themselves. The
 * collection is only called bounded for that choice; how it is run stays as it is.
 */
final class BatchByBundle {
  private BatchByBundle() {}

  static <T> PCollection<T> of(PCollection<T> rows) {
    return rows.setIsBoundedInternal(IsBounded.BOUNDED);
  }
}
