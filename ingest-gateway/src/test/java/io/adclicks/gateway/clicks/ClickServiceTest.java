package io.adclicks.gateway.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.gateway.RealServices;
import io.adclicks.gateway.limits.RateLimits;
import io.adclicks.gateway.origin.ClientAddress;
import io.adclicks.gateway.origin.RequestOrigin;
import io.adclicks.gateway.traffic.InvalidTraffic;
import io.adclicks.gateway.traffic.UserAgents;
import io.adclicks.model.ClickToken;
import io.adclicks.model.ClickTokens;
import io.adclicks.model.EventTimeGuard;
import io.adclicks.model.KeyRing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With rules that fail whenever a new sender is judged, which happens on a thread of its own. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class ClickServiceTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @Inject Vertx vertx;
  @Inject RateLimits limits;
  @Inject ClientAddress addresses;
  @Inject UserAgents userAgents;
  @Inject ClickHolder holder;

  private final ClickTokens tokens = ClickTokens.of(new KeyRing(Map.of("k1", new byte[32])));
  private ClickService service;

  @BeforeEach
  void breakTheRules() {
    InvalidTraffic broken =
        new InvalidTraffic(
            () -> {
              throw new IllegalStateException("broken on purpose");
            });
    service =
        new ClickService(
            new ClickIntake(() -> tokens, EventTimeGuard.DEFAULT, InstantSource.fixed(NOW)),
            limits,
            new SenderJudge(addresses, userAgents, broken),
            holder);
  }

  @Test
  void clickWhoseSenderCannotBeJudgedFailsAtHome() throws Exception {
    Told told =
        onLoop(teller -> service.accept(body(click()), sender("Firefox/141.0"), teller::accept));

    assertThat(told.what()).isEqualTo(Outcome.FAILED);
    assertThat(told.atHome()).isTrue();
  }

  @Test
  void batchWhoseSenderCannotBeJudgedFailsAtHome() throws Exception {
    Told told =
        onLoop(
            teller -> {
              CompletableFuture<List<Outcome>> unused =
                  service
                      .acceptBatch(body("[" + click() + "]"), sender("Firefox/142.0"))
                      .whenComplete((outcomes, fault) -> teller.accept(fault));
            });

    assertThat(told.what()).isInstanceOf(Throwable.class);
    assertThat(told.atHome()).isTrue();
  }

  /**
   * What the loop that asked was told.
   *
   * @param what an outcome or a fault
   * @param atHome whether on the thread of that loop
   */
  private record Told(Object what, boolean atHome) {}

  private Told onLoop(Consumer<Consumer<Object>> asker) throws Exception {
    CompletableFuture<Told> told = new CompletableFuture<>();
    vertx
        .getOrCreateContext()
        .runOnContext(
            turn -> {
              Thread home = Thread.currentThread();
              asker.accept(what -> told.complete(new Told(what, Thread.currentThread() == home)));
            });
    return told.get(30, TimeUnit.SECONDS);
  }

  private static RequestOrigin sender(String browser) {
    String userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 " + browser;
    return new RequestOrigin("192.0.2.77", List.of(), userAgent, "");
  }

  private String click() {
    return "{\"ad_id\":\"ad\",\"user_id\":\"user\",\"timestamp\":%d,\"token\":\"%s\"}"
        .formatted(NOW.toEpochMilli(), tokens.sign(new ClickToken("ad", 1, NOW.plusSeconds(60))));
  }

  private static byte[] body(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
