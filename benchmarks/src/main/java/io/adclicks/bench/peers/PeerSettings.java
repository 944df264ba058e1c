package io.adclicks.bench.peers;

import java.net.URI;
import java.util.List;

/**
 * What a peer is told.
 *
 * @param bootstrapServers Kafka
 * @param topic the topic of clicks
 * @param jdbcUrl the database of its own
 * @param checkpoints the folder of its own
 * @param clicks how many clicks the topic holds
 * @param flags the file of {@code runners-config/flink-local} with the flags of Beam peers
 */
public record PeerSettings(
    String bootstrapServers,
    String topic,
    String jdbcUrl,
    URI checkpoints,
    long clicks,
    String flags) {

  /** For the command line of the peer. */
  public List<String> toArguments() {
    return List.of(
        bootstrapServers, topic, jdbcUrl, checkpoints.toString(), Long.toString(clicks), flags);
  }

  /** From the command line of the peer. */
  static PeerSettings of(String[] arguments) {
    return new PeerSettings(
        arguments[0],
        arguments[1],
        arguments[2],
        URI.create(arguments[3]),
        Long.parseLong(arguments[4]),
        arguments[5]);
  }
}
