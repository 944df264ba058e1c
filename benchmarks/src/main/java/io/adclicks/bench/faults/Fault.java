package io.adclicks.bench.faults;

import java.util.Locale;

/** What is done to the running system. */
enum Fault {
  TASK_MANAGER("kill -9 a TaskManager"),
  JOB_MANAGER("kill -9 the JobManager"),
  WHOLE_CLUSTER("kill -9 both, resubmit from the last checkpoint"),
  BROKER("kill -9 the Kafka broker"),
  CLICKHOUSE("ClickHouse gone for 30 s, then kill -9 while it inserts"),
  REDIS("Redis gone for 10 s, then flushed"),
  GATEWAY("kill -9 the gateway"),
  UPGRADE("savepoint, a new jar, resume"),
  RESCALE("savepoint and resume with 3 slots, then with 1"),
  GROWTH("savepoint, topics with twice the partitions, resume"),
  CHECKPOINTS("checkpoints fail for 25 s, then kill -9 a TaskManager"),
  BAD_INPUT("seven kinds of records that are no click");

  private final String title;

  Fault(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** The name that chooses it on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
