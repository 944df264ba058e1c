package io.adclicks.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adclicks.model.KeyRing;
import io.adclicks.model.Receipt;
import io.adclicks.model.Receipts;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the packaged gateway ends when it is asked to. */
class GatewayShutdownTest {
  private static final int SINGLE = 40;
  private static final int IN_BATCH = 20;

  /** The gateway's {@code quarkus.shutdown.timeout}. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** 128 and the number of the signal. */
  private static final int ENDED_BY_SIGTERM = 143;

  private static final byte[] HALF_A_CLICK =
      "POST /api/v1/clicks HTTP/1.1\r\nHost: gateway\r\nContent-Length: 100\r\n\r\n{\"ad_id"
          .getBytes(StandardCharsets.US_ASCII);
  private static final Pattern RECEIPT = Pattern.compile("\"receipt\":\"([^\"]+)\"");
  private static final Receipts RECEIPTS = Receipts.of(KeyRing.parse(LoneGateway.RECEIPT_KEYS));

  @TempDir Path folder;

  @AutoClose private LoneGateway gateway;
  private Browser browser;

  @BeforeEach
  void start() {
    gateway = LoneGateway.start(folder);
    browser = new Browser(gateway.address());
    assertThat(browser.click("first").join().statusCode()).isEqualTo(202);
  }

  @Test
  void clicksUnderWayAtSigtermAreAnsweredAndOnlyThenTheProcessEnds() throws Exception {
    List<Receipt> before = held(LoneGateway.CLICKS);
    signal("STOP", gateway.kafka().pid());
    var singles = IntStream.range(0, SINGLE).mapToObj(i -> browser.click("ad-" + i)).toList();
    var batch = browser.clicks(IntStream.range(0, IN_BATCH).mapToObj(i -> "batched-" + i));
    awaitUnderWay(SINGLE + IN_BATCH);

    signal("TERM", gateway.process().pid());
    await().until(() -> isClosing(browser.get("/q/health/live")));
    var late = new Browser(gateway.address()).click("late");
    awaitUnderWay(SINGLE + IN_BATCH + 1);
    assertThat(singles).noneMatch(CompletableFuture::isDone);
    signal("CONT", gateway.kafka().pid());

    assertThat(gateway.process().awaitEnd(TIMEOUT)).isTrue();
    assertThat(gateway.process().exitCode()).isEqualTo(ENDED_BY_SIGTERM);
    assertRefused(new Browser(gateway.address()).click("too-late"));
    assertThat(singles).extracting(answer -> answer.join().statusCode()).containsOnly(202);
    assertThat(batch.join().statusCode()).isEqualTo(200);
    assertThat(late.join().statusCode()).isEqualTo(202);
    List<Receipt> receipts = new ArrayList<>(before);
    singles.forEach(answer -> receipts.addAll(receipts(answer.join())));
    receipts.addAll(receipts(batch.join()));
    receipts.addAll(receipts(late.join()));
    assertThat(receipts).hasSize(1 + SINGLE + IN_BATCH + 1);
    assertThat(held(LoneGateway.CLICKS)).containsExactlyInAnyOrderElementsOf(receipts);
    assertThat(held(LoneGateway.DUPLICATES)).isEmpty();
  }

  @Test
  void clientThatWentAwayInTheMiddleOfItsClickIsNotWaitedFor() throws Exception {
    try (Socket socket = new Socket(gateway.address().getHost(), gateway.address().getPort())) {
      socket.getOutputStream().write(HALF_A_CLICK);
    }
    assertThat(browser.click("second").join().statusCode()).isEqualTo(202);

    signal("TERM", gateway.process().pid());

    assertThat(gateway.process().awaitEnd(TIMEOUT.dividedBy(2))).isTrue();
  }

  private static void assertRefused(CompletableFuture<?> answer) {
    assertThat(answer)
        .failsWithin(Duration.ofSeconds(2))
        .withThrowableThat()
        .withCauseInstanceOf(ConnectException.class);
  }

  private void awaitUnderWay(int clicks) {
    String gauge = "adclicks_publish_in_flight " + clicks + ".0\n";
    await().until(() -> browser.get("/q/metrics").body().contains(gauge));
  }

  /** A gateway that is shutting down closes each connection after its answer. */
  private static boolean isClosing(HttpResponse<String> answer) {
    return answer.headers().firstValue("Connection").filter("close"::equals).isPresent();
  }

  private static List<Receipt> receipts(HttpResponse<String> answer) {
    return RECEIPT
        .matcher(answer.body())
        .results()
        .map(found -> RECEIPTS.open(found.group(1)))
        .toList();
  }

  private List<Receipt> held(String topic) {
    return HeldClicks.of(gateway.kafka().bootstrapServers(), topic);
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    int code = new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
    assertThat(code).isZero();
  }
}
