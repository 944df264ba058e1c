package io.adclicks.bench.peers;

import org.apache.flink.api.common.functions.AggregateFunction;

/** Adds up the changes of an ad in a window. */
final class SumChanges implements AggregateFunction<AdChange, AdChange, AdChange> {
  private static final long serialVersionUID = 1L;

  @Override
  public AdChange createAccumulator() {
    return new AdChange();
  }

  @Override
  public AdChange add(AdChange change, AdChange sum) {
    sum.adId = change.adId;
    sum.add(change);
    return sum;
  }

  @Override
  public AdChange getResult(AdChange sum) {
    return sum;
  }

  @Override
  public AdChange merge(AdChange sum, AdChange other) {
    sum.add(other);
    return sum;
  }
}
