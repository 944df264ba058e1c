package io.adclicks.backfill.archive;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Serializable;
import java.util.List;

/**
 * What every file of a batch says of the whole batch, so that any of them shows which others are
 * missing.
 *
 * @param batch name of the batch, and of its file in each hour
 * @param hour the hour of this file
 * @param spans all that was read from Kafka for the batch, what was skipped included
 * @param parts the files of the batch
 * @param skipped records that are no click or have no believable time, which the hot path records
 * @param pseudonymised whether addresses were replaced by pseudonyms
 */
public record BatchHeader(
    String batch,
    ArchiveHour hour,
    List<Span> spans,
    List<Part> parts,
    long skipped,
    boolean pseudonymised)
    implements Serializable {
  /** The key of the Avro file's metadata that holds a header as JSON. */
  public static final String KEY = "adclicks.batch";

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * One file of a batch.
   *
   * @param hour the hour whose folder it lies in
   * @param clicks how many it holds
   */
  public record Part(ArchiveHour hour, long clicks) implements Serializable {
    public Part {
      requireNonNull(hour, "hour is null");
      if (clicks < 0) {
        throw new IllegalArgumentException("clicks is " + clicks + ": write 0 or more");
      }
    }
  }

  public BatchHeader {
    requireNonNull(batch, "batch is null");
    requireNonNull(hour, "hour is null");
    spans = List.copyOf(spans);
    parts = List.copyOf(parts);
    if (skipped < 0) {
      throw new IllegalArgumentException("skipped is " + skipped + ": write 0 or more");
    }
  }

  /** How many clicks the file of this header holds. */
  public long clicks() {
    return parts.stream().filter(part -> part.hour().equals(hour)).mapToLong(Part::clicks).sum();
  }

  String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static BatchHeader parse(String json) throws JsonProcessingException {
    return JSON.readValue(json, BatchHeader.class);
  }
}
