package io.adclicks.query.answer;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.StringWriter;
import java.util.StringJoiner;

/** Writes answers as CSV (RFC 4180, with a header) and as a JSON object a line. */
public final class Tables {
  /** The media type of CSV. */
  public static final String CSV = "text/csv";

  /** The media type of JSON lines. */
  public static final String NDJSON = "application/x-ndjson";

  private static final CsvMapper CSV_MAPPER = configured(CsvMapper.builder()).build();
  private static final JsonMapper JSON_MAPPER = configured(JsonMapper.builder()).build();

  private Tables() {}

  private static <B extends MapperBuilder<?, B>> B configured(B builder) {
    return builder
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .addModules(new Jdk8Module(), new JavaTimeModule());
  }

  static String csv(Tabular table) {
    CsvSchema schema = CSV_MAPPER.schemaFor(table.rowType()).withLineSeparator("\r\n");
    StringJoiner header = new StringJoiner(",", "", "\r\n");
    schema.forEach(column -> header.add(column.getName()));
    return header + written(table, CSV_MAPPER.writer(schema));
  }

  static String lines(Tabular table) {
    String lines =
        written(table, JSON_MAPPER.writerFor(table.rowType()).withRootValueSeparator("\n"));
    return lines.isEmpty() ? "" : lines + "\n";
  }

  private static String written(Tabular table, ObjectWriter writer) {
    StringWriter text = new StringWriter();
    try (SequenceWriter rows = writer.writeValues(text)) {
      rows.writeAll(table.rows());
    } catch (IOException e) {
      throw new IllegalStateException("a row of " + table.rowType() + " cannot be written", e);
    }
    return text.toString();
  }
}
