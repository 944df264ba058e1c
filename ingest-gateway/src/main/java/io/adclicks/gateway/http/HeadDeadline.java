package io.adclicks.gateway.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Hangs up on a client that sends a head drop by drop, which the idle time-out takes for a busy
 * one. Between two heads lie an answer and an honest pause, which the idle time-out keeps short, so
 * a later head has more time than the first.
 */
final class HeadDeadline extends ChannelInboundHandlerAdapter {
  private final long laterNanos;
  private long limitNanos;
  private long startNanos;
  private Future<?> check;

  /**
   * @param first from the connection to the end of its first head
   * @param later from the end of a head to the end of the next
   */
  HeadDeadline(Duration first, Duration later) {
    limitNanos = first.toNanos();
    laterNanos = later.toNanos();
  }

  /** The head of this request is there. */
  static void arrived(HttpServerRequest request) {
    if (request.connection() instanceof ConnectionBase connection) {
      arrived(connection.channel());
    }
  }

  static void arrived(Channel channel) {
    HeadDeadline deadline = channel.pipeline().get(HeadDeadline.class);
    if (deadline != null) {
      deadline.startNanos = System.nanoTime();
      deadline.limitNanos = deadline.laterNanos;
    }
  }

  /** How long the head that is waited for may take. */
  Duration limit() {
    return Duration.ofNanos(limitNanos);
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    startNanos = System.nanoTime();
    checkAfter(limitNanos, context);
    context.fireChannelActive();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (check != null) {
      check.cancel(false);
    }
    context.fireChannelInactive();
  }

  private void check(ChannelHandlerContext context) {
    long restNanos = limitNanos - (System.nanoTime() - startNanos);
    if (restNanos > 0) {
      checkAfter(restNanos, context);
    } else {
      ChannelFuture unused = context.close();
    }
  }

  private void checkAfter(long nanos, ChannelHandlerContext context) {
    check = context.executor().schedule(() -> check(context), nanos, TimeUnit.NANOSECONDS);
  }
}
