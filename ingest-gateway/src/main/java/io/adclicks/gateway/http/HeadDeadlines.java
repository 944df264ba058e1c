package io.adclicks.gateway.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;

/**
 * Gives each connection its deadline. Vert.x tells of a connection only with its first request, so
 * Netty has to: it finds this class as a service.
 */
public final class HeadDeadlines extends ChannelInitializerExtension {
  @Override
  public void postInitializeServerChildChannel(Channel channel) {
    channel.pipeline().addFirst(new HeadDeadline());
  }
}
