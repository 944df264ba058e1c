package io.adclicks.bench.faults;

import io.adclicks.cli.verify.CellKey;
import io.adclicks.cli.verify.Figures;
import java.util.Map;

/**
 * What the records in Kafka must have become.
 *
 * @param cells the cells, without those that are all zero
 * @param records how many records the topics hold
 * @param late how many of them are recorded as late
 * @param malformed how many of them are no click, or none with a believable time
 */
record Tally(Map<CellKey, Figures> cells, long records, long late, long malformed) {}
