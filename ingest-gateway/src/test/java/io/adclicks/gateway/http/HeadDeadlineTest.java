package io.adclicks.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At real sockets, with limits that a test can wait for. */
class HeadDeadlineTest {
  private static final Duration FIRST = Duration.ofMillis(300);
  private static final Duration LATER = Duration.ofMillis(900);
  private static final Duration AT_MOST = Duration.ofSeconds(10);
  private static final int DRIP_MILLIS = 20;
  private static final byte[] REQUEST =
      "GET / HTTP/1.1\r\nHost: gateway\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BEGUN =
      "GET / HTTP/1.1\r\nX-Long: ".getBytes(StandardCharsets.US_ASCII);

  private final HeadDeadlines deadlines = new HeadDeadlines(FIRST, LATER);
  private final NioEventLoopGroup loops = new NioEventLoopGroup(1);
  private InetSocketAddress address;

  @BeforeEach
  void start() {
    Channel server =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(new Connections(deadlines))
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
    address = (InetSocketAddress) server.localAddress();
  }

  @AfterEach
  void stop() {
    Future<?> unused = loops.shutdownGracefully();
  }

  @Test
  void firstHeadThatDripsIsCutOff() throws IOException {
    try (Socket dripping = connect()) {
      long start = System.nanoTime();

      dripUntilCutOff(dripping);

      assertThat(since(start)).isBetween(FIRST.minusMillis(50), AT_MOST);
    }
  }

  @Test
  void laterHeadMayTakeLongerThanTheFirstAndIsCutOffToo() throws IOException {
    try (Socket dripping = connect()) {
      long start = System.nanoTime();
      assertThat(isAnswered(dripping)).isTrue();

      dripUntilCutOff(dripping);

      assertThat(since(start)).isBetween(LATER.minusMillis(50), AT_MOST);
    }
  }

  @Test
  void honestPauseIsNotCutOff() throws IOException {
    try (Socket honest = connect();
        Socket dripping = connect()) {
      assertThat(isAnswered(honest)).isTrue();
      dripUntilCutOff(dripping);

      assertThat(isAnswered(honest)).isTrue();
    }
  }

  private Socket connect() throws IOException {
    return new Socket(address.getAddress(), address.getPort());
  }

  private static Duration since(long startNanos) {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  private static boolean isAnswered(Socket socket) throws IOException {
    socket.getOutputStream().write(REQUEST);
    byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 200 OK\r\n".length());
    socket.getInputStream().skip(socket.getInputStream().available());
    return new String(start, StandardCharsets.US_ASCII).contains("200 OK");
  }

  private static void dripUntilCutOff(Socket socket) throws IOException {
    socket.setSoTimeout(DRIP_MILLIS);
    socket.getOutputStream().write(BEGUN);
    while (takesOneMore(socket)) {
      // Taking is what is waited for.
    }
  }

  private static boolean takesOneMore(Socket socket) throws IOException {
    try {
      socket.getOutputStream().write('x');
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (SocketException e) {
      return false;
    }
  }

  private static final class Connections extends ChannelInitializer<Channel> {
    private final HeadDeadlines deadlines;

    Connections(HeadDeadlines deadlines) {
      this.deadlines = deadlines;
    }

    @Override
    protected void initChannel(Channel channel) {
      deadlines.postInitializeServerChildChannel(channel);
      channel.pipeline().addLast(new HttpServerCodec(), new Answers());
    }
  }

  private static final class Answers extends SimpleChannelInboundHandler<HttpRequest> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpRequest request) {
      HeadDeadline.arrived(context.channel());
      DefaultFullHttpResponse answer =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER);
      answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
      ChannelFuture unused = context.writeAndFlush(answer);
    }
  }
}
