package io.adclicks.cli.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.adclicks.localstack.ServiceFailedException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks a Flink cluster over its REST interface; there is one job on it at most. */
public final class FlinkRest {
  private static final Duration SAVEPOINT_LIMIT = Duration.ofMinutes(2);

  private final URI address;

  /** Asks the cluster there. */
  public FlinkRest(URI address) {
    this.address = address;
  }

  /** Whether it answers at all. */
  public boolean answers() {
    return Http.isOk(address.resolve("/overview"));
  }

  /** How many TaskManagers have announced themselves; 0 if it does not answer. */
  public int taskManagers() {
    try {
      return Http.json(address.resolve("/overview")).path("taskmanagers").asInt();
    } catch (IOException e) {
      return 0;
    }
  }

  /** Whether all parts of a job run. */
  public boolean isJobRunning() {
    return liveJob()
        .map(job -> job.path("tasks"))
        .filter(tasks -> tasks.path("total").asInt() > 0)
        .filter(tasks -> tasks.path("running").asInt() == tasks.path("total").asInt())
        .isPresent();
  }

  /** The state of the job in Flink's word, such as RUNNING; empty if none is left. */
  public Optional<String> jobState() {
    return liveJob().map(job -> job.path("state").asText());
  }

  /**
   * What Flink knows of the job's checkpoints.
   *
   * @throws IOException if there is no job, or Flink does not answer
   */
  public JsonNode checkpoints() throws IOException {
    return Http.json(address.resolve("/jobs/" + jobId() + "/checkpoints"));
  }

  /**
   * Stops the job with a savepoint.
   *
   * @param folder where savepoints are kept
   * @return the folder of this savepoint
   * @throws ServiceFailedException if it cannot be taken
   */
  public Path stopWithSavepoint(Path folder) {
    try {
      String job = jobId();
      JsonNode trigger =
          Http.post(
              address.resolve("/jobs/" + job + "/stop"),
              Map.of("targetDirectory", folder.toUri().toString(), "drain", false));
      URI progress =
          address.resolve(
              "/jobs/%s/savepoints/%s".formatted(job, trigger.path("request-id").asText()));
      return awaitSavepoint(progress);
    } catch (IOException e) {
      throw new ServiceFailedException("no savepoint can be taken: " + e.getMessage(), e);
    }
  }

  private static Path awaitSavepoint(URI progress) throws IOException {
    Instant deadline = Instant.now().plus(SAVEPOINT_LIMIT);
    while (Instant.now().isBefore(deadline)) {
      JsonNode answer = Http.json(progress);
      JsonNode operation = answer.path("operation");
      if (operation.hasNonNull("location")) {
        return Path.of(URI.create(operation.path("location").asText()));
      }
      if (operation.has("failure-cause")) {
        throw new IOException(operation.path("failure-cause").path("class").asText());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
    throw new IOException("it was not complete within " + SAVEPOINT_LIMIT.toSeconds() + " s");
  }

  private String jobId() throws IOException {
    return liveJob().orElseThrow(() -> new IOException("no job runs")).path("jid").asText();
  }

  private Optional<JsonNode> liveJob() {
    try {
      for (JsonNode job : Http.json(address.resolve("/jobs/overview")).path("jobs")) {
        if (job.path("end-time").asLong() < 0) {
          return Optional.of(job);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
