package io.adclicks.query.catalogue;

import static io.adclicks.query.Api.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.query.Api;
import io.adclicks.query.CataloguedAd;
import io.adclicks.query.ClickHouseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ClickHouseResource.class)
class CatalogueTest {
  @Test
  void whatIsPutIsAnswered() {
    new CataloguedAd("shoes", "spring", "acme").put();

    JsonPath entry = get("/api/v1/ads/shoes").jsonPath();

    assertThat(entry.getString("ad_id")).isEqualTo("shoes");
    assertThat(entry.getString("name")).isEqualTo("Ad shoes");
    assertThat(entry.getString("campaign_id")).isEqualTo("spring");
    assertThat(entry.getString("advertiser_id")).isEqualTo("acme");
  }

  @Test
  void anUnknownAdIsNotFound() {
    assertThat(get("/api/v1/ads/unheard-of").statusCode()).isEqualTo(404);
  }

  @Test
  void searchFindsAdsCampaignsAndAdvertisersWhateverTheCase() {
    new CataloguedAd("hat-7", "hat-weeks", "big-hat-shop").put();
    new CataloguedAd("hat-8", "hat-weeks", "big-hat-shop").put();

    JsonPath found = get("/api/v1/catalogue?search=HAT").jsonPath();

    assertThat(found.getList("kind")).containsExactly("advertiser", "campaign", "ad", "ad");
    assertThat(found.getList("id")).containsExactly("big-hat-shop", "hat-weeks", "hat-7", "hat-8");
    assertThat(found.getInt("[0].ads")).isEqualTo(2);
  }

  @Test
  void theListIsReadPageByPage() {
    for (int i = 1; i <= 5; i++) {
      new CataloguedAd("paged-" + i, "", "pages").put();
    }

    JsonPath first = get("/api/v1/ads?advertiser_id=pages&limit=3").jsonPath();
    JsonPath second =
        get("/api/v1/ads?advertiser_id=pages&limit=3&after=" + first.getString("next")).jsonPath();

    assertThat(first.getList("ads.ad_id")).containsExactly("paged-1", "paged-2", "paged-3");
    assertThat(second.getList("ads.ad_id")).containsExactly("paged-4", "paged-5");
    assertThat(second.getString("next")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|advertiser_id",
        "{\"advertiser_id\":\" \"}|advertiser_id",
        "{\"advertiser_id\":\"a\\u0000b\"}|advertiser_id"
      })
  void aWrongBodyIsNamedInProblemDetails(String body, String parameter) {
    Response answer = put(body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.jsonPath().getString("parameter")).isEqualTo(parameter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"advertiser", "[]", "{\"name\":{}}"})
  void aBodyThatIsNoSuchJsonIsAProblem(String body) {
    Response answer = put(body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
  }

  private static Response put(String body) {
    return Api.asAdmin().contentType("application/json").body(body).put("/api/v1/ads/wrong");
  }
}
