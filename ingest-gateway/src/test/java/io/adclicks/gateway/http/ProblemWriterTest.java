package io.adclicks.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.adclicks.gateway.metrics.GatewayMetrics;
import io.adclicks.gateway.refusal.Refusal;
import io.adclicks.gateway.refusal.RefusedException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** At a real socket. */
class ProblemWriterTest {
  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ProblemWriter problems =
      new ProblemWriter(new ObjectMapper(), new GatewayMetrics(registry));
  private final RefusedException tooSlow =
      new RefusedException(Refusal.TOO_SLOW, "the body is late");

  @AfterEach
  void close() {
    vertx.close();
  }

  @Test
  void requestThatIsOverIsNeitherAnsweredNorCountedAgain() throws Exception {
    CompletableFuture<Void> refusedAgain = new CompletableFuture<>();
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  problems.hangUp(request, tooSlow);
                  refuseAgain(request.response(), refusedAgain);
                })
            .listen(0, "localhost")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);

    assertThat(statusOfAnswer(server.actualPort())).isEqualTo(408);
    assertThat(refusedAgain).succeedsWithin(10, TimeUnit.SECONDS);
    assertThat(registry.get("adclicks.clicks.refused").tag("reason", "too_slow").counter().count())
        .isEqualTo(1);
  }

  private void refuseAgain(HttpServerResponse response, CompletableFuture<Void> done) {
    try {
      problems.answer(response, tooSlow);
      problems.fail(response, new IllegalStateException("broken on purpose"));
      done.complete(null);
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
    }
  }

  private static int statusOfAnswer(int port) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port)).build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
