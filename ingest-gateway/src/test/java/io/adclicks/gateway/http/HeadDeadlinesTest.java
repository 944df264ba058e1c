package io.adclicks.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With a server of its own: in the framework's tests Netty and the service have two loaders. */
class HeadDeadlinesTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() {
    vertx.close();
  }

  @Test
  void connectionHasTenSecondsForItsFirstHeadAndAMinuteForTheNext() throws Exception {
    CompletableFuture<Duration> before = new CompletableFuture<>();
    CompletableFuture<Duration> after = new CompletableFuture<>();
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  ConnectionBase connection = (ConnectionBase) request.connection();
                  HeadDeadline deadline = connection.channel().pipeline().get(HeadDeadline.class);
                  before.complete(deadline.limit());
                  HeadDeadline.arrived(request);
                  after.complete(deadline.limit());
                  request.response().end();
                })
            .listen(0)
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);

    vertx
        .createHttpClient()
        .request(HttpMethod.GET, server.actualPort(), "localhost", "/")
        .compose(request -> request.send());

    assertThat(before.get(10, TimeUnit.SECONDS)).isEqualTo(Duration.ofSeconds(10));
    assertThat(after.get(10, TimeUnit.SECONDS)).isEqualTo(Duration.ofMinutes(1));
  }
}
