package io.adclicks.gateway;

import static io.adclicks.gateway.GatewayClient.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.adclicks.localstack.KafkaBroker;
import io.adclicks.model.Click;
import io.adclicks.model.ClickToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class BatchAndLinkTest {
  private static final String LANDING = "https://shop.example/shoes?utm=a%20b&x=%C3%BC";

  @TestHTTPResource("/api/v1/clicks")
  URI endpoint;

  KafkaBroker kafka;

  private GatewayClient client;

  @BeforeEach
  void waitUntilReady() {
    client = new GatewayClient(endpoint).awaitReady();
  }

  @Test
  void batchHasAResultForEachClick() {
    long now = System.currentTimeMillis();
    String forged = body("batch-1", "user-2", now, GatewayClient.token("other"));
    String batch =
        "["
            + body("batch-1", "user-1", now)
            + ","
            + forged
            + ",7,"
            + body("batch-1", "u3", now)
            + "]";

    HttpResponse<String> answer = client.postBatch(batch);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .matches(
            "\\{\"accepted\":2,\"results\":\\["
                + "\\{\"status\":\"accepted\",\"receipt\":\"[^\"]+\"},"
                + "\\{[^}]*\"status\":401,\"detail\":\"the token is for another ad_id\"},"
                + "\\{[^}]*\"status\":400,\"detail\":\"the element is not a JSON object\"},"
                + "\\{\"status\":\"accepted\",\"receipt\":\"[^\"]+\"}]}");
    assertThat(held("batch-1")).extracting(Click::userId).containsExactlyInAnyOrder("user-1", "u3");
  }

  @Test
  void batchMayHaveASingleClick() {
    String batch = "[" + body("batch-3", "user", System.currentTimeMillis()) + "]";

    assertThat(client.postBatch(batch).body()).startsWith("{\"accepted\":1,");
  }

  @Test
  void fullBatchIsHeldAsAWhole() {
    long now = System.currentTimeMillis();
    String batch =
        IntStream.range(0, 500)
            .mapToObj(i -> body("batch-2", "user-" + i, now))
            .collect(Collectors.joining(",", "[", "]"));

    HttpResponse<String> answer = client.postBatch(batch);

    assertThat(answer.body()).startsWith("{\"accepted\":500,");
    assertThat(held("batch-2")).hasSize(500).doesNotHaveDuplicates();
  }

  @Test
  void batchThatIsNoneGetsProblemDetails() {
    assertThat(client.postBatch("{}").statusCode()).isEqualTo(400);
    assertThat(client.postBatch("[]").body()).contains("the batch is empty");
    assertThat(client.postBatch(" ".repeat(512 * 1024 + 1)).statusCode()).isEqualTo(413);
  }

  @Test
  void followedLinkIsRecordedAndLeadsWhereTheTokenSays() {
    String token = GatewayClient.token(link("link-1", LANDING));

    HttpResponse<String> answer = client.get("/c/" + token + "?to=https://evil.example");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).contains(LANDING);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(held("link-1"))
        .extracting(Click::userId, Click::token)
        .containsExactly(tuple("user-7", GatewayClient.fingerprint(token)));
  }

  @Test
  void linkThatIsForgedExpiredOrForAPageLeadsNowhere() {
    String right = GatewayClient.token(link("link-2", LANDING));
    String expired =
        GatewayClient.token(
            new ClickToken("link-2", 1, Instant.now().minusSeconds(60), "user-7", LANDING));

    for (String token : List.of(right + "x", expired, GatewayClient.token("link-2"), "x")) {
      HttpResponse<String> answer = client.get("/c/" + token);
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("Location")).isEmpty();
      assertThat(answer.body()).contains("\"detail\":\"the token");
    }
    assertThat(held("link-2")).isEmpty();
  }

  @Test
  void lookingAtALinkIsNoClickAndFetchingAheadIsTagged() {
    String token = GatewayClient.token(link("link-3", LANDING));

    assertThat(client.ask("HEAD", "/c/" + token).statusCode()).isEqualTo(405);
    assertThat(held("link-3")).isEmpty();

    assertThat(client.get("/c/" + token, "Sec-Purpose", "prefetch").statusCode()).isEqualTo(302);
    assertThat(held("link-3")).extracting(Click::ivt).containsExactly("PREFETCH");
  }

  private static ClickToken link(String adId, String landing) {
    return new ClickToken(adId, 2_500, Instant.now().plusSeconds(600), "user-7", landing);
  }

  private List<Click> held(String adId) {
    return TopicContents.of(kafka.bootstrapServers(), RealServices.CLICKS, adId);
  }
}
