package io.adclicks.gateway.http;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Hangs up on a client that sends a head drop by drop, which the idle time-out takes for a busy
 * one. The first head has to be there ten seconds after the connection. Between two heads lie an
 * answer and an honest pause, which the idle time-out keeps short, so a later one has a minute.
 */
final class HeadDeadline extends ChannelInboundHandlerAdapter {
  private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long LATER_NANOS = TimeUnit.MINUTES.toNanos(1);

  private long startNanos;
  private long limitNanos = FIRST_NANOS;
  private Future<?> check;

  /** The head of this request is there. */
  static void arrived(HttpServerRequest request) {
    if (request.connection() instanceof ConnectionBase connection) {
      HeadDeadline deadline = connection.channel().pipeline().get(HeadDeadline.class);
      if (deadline != null) {
        deadline.startNanos = System.nanoTime();
        deadline.limitNanos = LATER_NANOS;
      }
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    startNanos = System.nanoTime();
    checkAfter(FIRST_NANOS, context);
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
