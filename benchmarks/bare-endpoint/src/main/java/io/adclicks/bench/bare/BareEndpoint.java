package io.adclicks.bench.bare;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * What the gateway is measured beside: the least that a click endpoint can do. It parses the JSON
 * and answers 202, without a check, a token, a cache or a Kafka.
 */
@Path("/api/v1/clicks")
public class BareEndpoint {
  private static final int ACCEPTED = 202;

  /** Takes a click and forgets it. */
  @POST
  @NonBlocking
  @ResponseStatus(ACCEPTED)
  public Answer report(Click click) {
    return new Answer("accepted");
  }

  /** Says that it is there. */
  @GET
  @NonBlocking
  public Answer ready() {
    return new Answer("ready");
  }

  /**
   * The body.
   *
   * @param adId the ad
   * @param userId who clicked
   * @param timestamp when
   * @param token not looked at
   */
  public record Click(
      @JsonProperty("ad_id") String adId,
      @JsonProperty("user_id") String userId,
      long timestamp,
      String token) {}

  /**
   * The answer.
   *
   * @param status always the same
   */
  public record Answer(String status) {}
}
