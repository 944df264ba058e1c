package io.adclicks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adclicks.cli.stack.Http;
import io.adclicks.cli.stack.LocalStack;
import io.adclicks.cli.stack.StackAddresses;
import io.adclicks.cli.stack.StackOptions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the gateway's receipt to the query API's answer, over a real archive. */
class ReceiptJourneyTest {
  private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0";
  private static final String BOT = "Mozilla/5.0 (compatible; SampleBot/1.0)";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void whatBecameOfAClickIsAnsweredOnceItsDayIsClosed() throws Exception {
    try (LocalStack stack = LocalStack.start(StackOptions.archiving(folder), line -> {})) {
      Instant now = Instant.now();
      String first = click(stack.addresses(), "ann", BROWSER, now);
      String again = click(stack.addresses(), "ann", BROWSER, now);
      String robot = click(stack.addresses(), "robot", BOT, now);
      assertThat(ask(stack.addresses(), first).path("state").asText()).isEqualTo("pending");

      stack.archive().orElseThrow().awaitAllArchived(Duration.ofMinutes(2));
      String date = now.atOffset(ZoneOffset.UTC).toLocalDate().toString();
      Adclicks.commandLine()
          .execute("reconcile", "--data=" + folder, "--date=" + date, "--even-if-open");

      JsonNode counted = ask(stack.addresses(), first);
      assertThat(counted.path("state").asText()).isEqualTo("counted");
      assertThat(counted.path("final").asBoolean()).isTrue();
      assertThat(ask(stack.addresses(), again).path("state").asText()).isEqualTo("duplicate");
      assertThat(ask(stack.addresses(), robot).path("reason").asText()).isEqualTo("BOT_USER_AGENT");
    }
  }

  /** Sends a click and gives back its receipt. */
  private static String click(StackAddresses stack, String user, String agent, Instant time)
      throws IOException, InterruptedException {
    String token = TokenCommand.sign(stack.tokenKeys(), "ad-1", "0.2500");
    byte[] body =
        JSON.writeValueAsBytes(
            Map.of("ad_id", "ad-1", "user_id", user, "timestamp", time.toString(), "token", token));
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(stack.gateway().resolve("/api/v1/clicks"))
                    .header("Content-Type", "application/json")
                    .header("User-Agent", agent)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return JSON.readTree(answer.body()).path("receipt").asText();
  }

  private static JsonNode ask(StackAddresses stack, String receipt) throws IOException {
    return Http.json(
        stack.queryApi().resolve("/api/v1/clicks/" + receipt), stack.callerTokens().admin());
  }
}
