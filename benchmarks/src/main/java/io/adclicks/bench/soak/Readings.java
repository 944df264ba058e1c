package io.adclicks.bench.soak;

import com.fasterxml.jackson.databind.JsonNode;
import io.adclicks.bench.Sql;
import io.adclicks.cli.stack.ClusterJob;
import io.adclicks.cli.stack.FlinkRest;
import io.adclicks.cli.stack.Http;
import io.adclicks.cli.stack.LocalStack;
import io.adclicks.cli.stack.StackParts;
import java.io.IOException;
import java.net.URI;
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
  private final Series flinkHeap = new Series("Heap of the TaskManagers", "MiB");
  private final Series flinkMemory = new Series("Resident memory of the TaskManagers", "MiB");
  private final Series gatewayMemory = new Series("Resident memory of the gateway", "MiB");
  private final Series checkpointSize = new Series("Size of a full checkpoint", "MiB");
  private final Series checkpointTime = new Series("Duration of a checkpoint", "ms");
  private final Series partCount = new Series("Parts of the cell tables in ClickHouse", "parts");

  Readings(LocalStack stack) {
    parts = stack.parts();
    flink = new FlinkRest(parts.job().rest());
  }

  List<Series> series() {
    return List.of(
        flinkHeap, flinkMemory, gatewayMemory, checkpointSize, checkpointTime, partCount);
  }

  /** Takes one reading of everything. */
  void take(double minute) throws IOException, SQLException {
    flinkHeap.add(minute, heapBytes() / MIB);
    double resident = 0;
    for (long pid : ((ClusterJob) parts.job()).cluster().taskManagerPids()) {
      resident += residentBytes(pid);
    }
    flinkMemory.add(minute, resident / MIB);
    gatewayMemory.add(minute, residentBytes(parts.gateway().pid()) / MIB);
    JsonNode checkpoint = flink.checkpoints().path("latest").path("completed");
    if (!checkpoint.isMissingNode() && !checkpoint.isNull()) {
      checkpointSize.add(minute, checkpoint.path("state_size").asDouble() / MIB);
      checkpointTime.add(minute, checkpoint.path("end_to_end_duration").asDouble());
    }
    partCount.add(minute, (double) number("parts.sql"));
  }

  /** How many records are in a cell or recorded as rejected. */
  long accounted() throws SQLException {
    return number("accounted.sql");
  }

  private double heapBytes() throws IOException {
    double bytes = 0;
    URI rest = parts.job().rest();
    for (JsonNode manager : Http.json(rest.resolve("/taskmanagers")).path("taskmanagers")) {
      String path = "/taskmanagers/" + manager.path("id").asText();
      JsonNode metrics = Http.json(rest.resolve(path + "/metrics?get=Status.JVM.Memory.Heap.Used"));
      bytes += metrics.path(0).path("value").asDouble();
    }
    return bytes;
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
