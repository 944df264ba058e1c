package io.adclicks.bench.pipeline;

import io.adclicks.bench.peers.BareBeamRead;
import io.adclicks.bench.peers.BareFlinkRead;
import io.adclicks.bench.peers.FlinkSql;
import io.adclicks.bench.peers.HandWrittenFlink;
import io.adclicks.bench.peers.IdiomaticBeam;
import java.util.List;
import java.util.Optional;

/** The programs that are measured, all on the same topic with the same means. */
enum Contestant {
  /** Our pipeline. */
  OURS("a", "our pipeline", Goal.ALL_CELLS, null),
  /** A Flink job written by hand. */
  FLINK("b", "hand-written Flink DataStream", Goal.TIME_LIMIT, HandWrittenFlink.class),
  /** The same in SQL, as far as SQL can say it. */
  SQL("c", "Flink SQL (no velocity rule)", Goal.TIME_LIMIT, FlinkSql.class),
  /** Beam as its documentation teaches it. */
  BEAM("d", "idiomatic Beam (no velocity rule)", Goal.TIME_LIMIT, IdiomaticBeam.class),
  /** The limit of any Beam pipeline. */
  BARE_BEAM("e1", "bare KafkaIO read", Goal.ALL_READ, BareBeamRead.class),
  /** The limit of any Flink job. */
  BARE_FLINK("e2", "bare Flink KafkaSource read", Goal.ALL_READ, BareFlinkRead.class);

  /** What a contestant has to reach. */
  enum Goal {
    /** Every click is in a cell of each resolution, and no more rows come. */
    ALL_CELLS,
    /** Every click has been read. */
    ALL_READ,
    /** It is stopped after a while, since it would take too long. */
    TIME_LIMIT
  }

  /** Those that apply the same rules, so that their cells have to be the same. */
  static final List<Contestant> EXACT = List.of(OURS, FLINK);

  /** Those that run several times, since machines are noisy. */
  static final List<Contestant> REPEATED = List.of(OURS, BARE_BEAM);

  private final String letter;
  private final String title;
  private final Goal goal;
  private final Class<?> main;

  Contestant(String letter, String title, Goal goal, Class<?> main) {
    this.letter = letter;
    this.title = title;
    this.goal = goal;
    this.main = main;
  }

  /** How tables and options call it. */
  String letter() {
    return letter;
  }

  /** What it is. */
  String title() {
    return title;
  }

  /** When it is done with the large topic. */
  Goal goal() {
    return goal;
  }

  /** Its main class; empty for our pipeline, which runs as it is deployed. */
  Optional<Class<?>> main() {
    return Optional.ofNullable(main);
  }
}
