package io.adclicks.gateway.http;

import static java.util.Objects.requireNonNull;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import java.time.Duration;

/**
 * Gives each connection its deadline. Vert.x tells of a connection only with its first request, so
 * Netty has to: it finds this class as a service.
 */
public final class HeadDeadlines extends ChannelInitializerExtension {
  private static final Duration FIRST_HEAD = Duration.ofSeconds(10);
  private static final Duration LATER_HEAD = Duration.ofMinutes(1);

  private final Duration firstHead;
  private final Duration laterHead;

  /** Ten seconds for the first head of a connection, a minute for each that follows. */
  public HeadDeadlines() {
    this(FIRST_HEAD, LATER_HEAD);
  }

  HeadDeadlines(Duration firstHead, Duration laterHead) {
    this.firstHead = requireNonNull(firstHead, "firstHead is null");
    this.laterHead = requireNonNull(laterHead, "laterHead is null");
  }

  @Override
  public void postInitializeServerChildChannel(Channel channel) {
    channel.pipeline().addFirst(new HeadDeadline(firstHead, laterHead));
  }
}
