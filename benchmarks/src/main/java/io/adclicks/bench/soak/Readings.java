package io.adclicks.bench.soak;

import com.fasterxml.jackson.databind.JsonNode;
import io.adclicks.bench.Sql;
import io.adclicks.cli.stack.ClusterJob;
import io.adclicks.cli.stack.FlinkRest;
import io.adclicks.cli.stack.LocalStack;
import io.adclicks.cli.stack.StackParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Reads what must stay flat while clicks come. */
final class Readings {
  private static final double MIB = 1 << 20;
  private static final int PAGE_BYTES = 4_096;

  private final StackParts parts;
  private final FlinkRest flink;
  private final Series liveHeap = new Series("Live heap of the TaskManagers", "MiB");
  private final Series otherMemory =
      new Series("Resident memory of the TaskManagers outside the heap", "MiB");
  private final Series gatewayMemory = new Series("Resident memory of the gateway", "MiB");
  private final Series checkpointSize = new Series("Size of a full checkpoint", "MiB");
  private final Series checkpointTime = new Series("Duration of a checkpoint", "ms");
  private final Series partCount = new Series("Parts of the cell tables in ClickHouse", "parts");

  Readings(LocalStack stack) {
    parts = stack.parts();
    flink = new FlinkRest(parts.job().rest());
  }

  List<Series> series() {
    return List.of(liveHeap, otherMemory, gatewayMemory, checkpointSize, checkpointTime, partCount);
  }

  /** Takes one reading of everything but the TaskManagers' memory. */
  void take(double minute) throws IOException, SQLException {
    gatewayMemory.add(minute, residentBytes(parts.gateway().pid()) / MIB);
    JsonNode checkpoint = flink.checkpoints().path("latest").path("completed");
    if (!checkpoint.isMissingNode() && !checkpoint.isNull()) {
      checkpointSize.add(minute, checkpoint.path("state_size").asDouble() / MIB);
      checkpointTime.add(minute, checkpoint.path("end_to_end_duration").asDouble());
    }
    partCount.add(minute, (double) number("parts.sql"));
  }

  /** Makes the TaskManagers collect all garbage, and reads what is left. */
  void takeMemory(double minute) throws IOException, InterruptedException {
    double live = 0;
    double other = 0;
    for (long pid : ((ClusterJob) parts.job()).cluster().taskManagerPids()) {
      LiveHeap heap = LiveHeap.of(pid);
      live += heap.bytes();
      other += residentBytes(pid) - heap.residentBytes();
    }
    liveHeap.add(minute, live / MIB);
    otherMemory.add(minute, other / MIB);
  }

  /** How many records are in a cell or recorded as rejected. */
  long accounted() throws SQLException {
    return number("accounted.sql");
  }

  /** The second field of {@code /proc/PID/statm}, see proc(5). */
  private static double residentBytes(long pid) throws IOException {
    String[] pages = Files.readString(Path.of("/proc/" + pid + "/statm")).split(" ");
    return Double.parseDouble(pages[1]) * PAGE_BYTES;
  }

  private long number(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(parts.clickHouse().jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(Sql.read("/sql/soak/" + query))) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
