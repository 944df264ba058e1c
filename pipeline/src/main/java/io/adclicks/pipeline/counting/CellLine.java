package io.adclicks.pipeline.counting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adclicks.model.Money;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A cell as a line of JSON, behind a key that sorts lines by ad, resolution and time. */
public final class CellLine {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final char SEPARATOR = '\t';

  private CellLine() {}

  /** The line of a cell with its sort key in front. */
  public static String sortable(Cell cell) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("ad_id", cell.adId());
    fields.put("resolution", cell.resolution().label());
    fields.put("event_time", Instant.ofEpochMilli(cell.eventTimeMillis()).toString());
    fields.put("click_count", cell.clickCount());
    fields.put("total_cost", Money.format(cell.totalCostE4()));
    fields.put("duplicate_count", cell.duplicateCount());
    fields.put("invalid_count", cell.invalidCount());
    try {
      return cell.adId()
          + SEPARATOR
          + "%08d%014d".formatted(cell.resolution().durationMillis(), cell.eventTimeMillis())
          + SEPARATOR
          + JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a cell cannot be written as JSON", e);
    }
  }

  /** The JSON of a sortable line. An ad id holds no control character, so tabs separate safely. */
  public static String withoutSortKey(String line) {
    return line.substring(line.lastIndexOf(SEPARATOR) + 1);
  }
}
