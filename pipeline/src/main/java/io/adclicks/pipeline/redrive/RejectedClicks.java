package io.adclicks.pipeline.redrive;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adclicks.model.Click;
import io.adclicks.model.ClickCodec;
import io.adclicks.model.Money;
import io.adclicks.model.RejectedClickException;
import io.adclicks.pipeline.sink.ClickHouseSink;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What ClickHouse knows of rejected clicks. Late ones are left out: nothing is wrong with them. */
final class RejectedClicks {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String jdbcUrl;

  RejectedClicks(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  /** Where all of them lie. */
  Set<Source> sources() throws SQLException {
    Set<Source> sources = new HashSet<>();
    eachRow(rows -> sources.add(new Source(rows.getInt(1), rows.getLong(2))));
    return sources;
  }

  /** Hands out each as a line of JSON: what is known of it, and what is needed to repair it. */
  void describe(Consumer<String> output) throws SQLException {
    eachRow(rows -> output.accept(line(rows).toString()));
  }

  /** Records what is sent back now; what was recorded before is replaced. */
  void recordRedriven(List<RepairedClick> clicks, Instant now) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        PreparedStatement row =
            connection.prepareStatement(ClickHouseSink.sql("insert_redriven_clicks.sql"))) {
      for (RepairedClick repaired : clicks) {
        row.setInt(1, repaired.source().partition());
        row.setLong(2, repaired.source().offset());
        row.setString(3, repaired.click().adId());
        row.setObject(4, Instant.ofEpochMilli(repaired.click().eventTimeMillis()));
        row.setObject(5, now);
        row.addBatch();
      }
      row.executeBatch();
    }
  }

  private interface RowConsumer {
    void accept(ResultSet row) throws SQLException;
  }

  private void eachRow(RowConsumer consumer) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ClickHouseSink.sql("select_rejected_clicks.sql"))) {
      while (rows.next()) {
        consumer.accept(rows);
      }
    }
  }

  private static ObjectNode line(ResultSet row) throws SQLException {
    ObjectNode line = JSON.createObjectNode();
    line.put("source", new Source(row.getInt(1), row.getLong(2)).toString());
    line.put("reason", row.getString(3));
    line.put("detail", row.getString(4));
    String original = row.getString(5);
    addFields(original, line);
    return line.put("original", original);
  }

  private static void addFields(String original, ObjectNode line) {
    try {
      Click click = ClickCodec.decode(Base64.getDecoder().decode(original));
      line.put("ad_id", click.adId())
          .put("user_id", click.userId())
          .put("timestamp", Instant.ofEpochMilli(click.eventTimeMillis()).toString())
          .put("ip", click.ip())
          .put("cost", Money.format(click.costE4()))
          .put("ivt", click.ivt())
          .put("token", click.token())
          .put("received_at", Instant.ofEpochMilli(click.receivedAtMillis()).toString());
    } catch (RejectedClickException e) {
      // Nothing can be read of it: whoever repairs it has the bytes.
    }
  }
}
