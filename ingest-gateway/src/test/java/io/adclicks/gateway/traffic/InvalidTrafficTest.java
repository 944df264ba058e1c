package io.adclicks.gateway.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.gateway.origin.AddressRanges;
import io.adclicks.gateway.origin.IpAddress;
import io.adclicks.gateway.origin.RequestOrigin;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidTrafficTest {
  private static final String BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0"
          + " Safari/537.36";

  private final InvalidTraffic rule =
      new InvalidTraffic(BotUserAgents.bundled(), AddressRanges.of(List.of("198.51.100.0/24")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        BROWSER,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 14; CUBOT NOTE 50) AppleWebKit/537.36 Chrome/140.0 Mobile",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0"
      })
  void browserOfAPersonIsNotTagged(String userAgent) {
    assertThat(judge(userAgent, "203.0.113.9", "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/140.0.0.0 Safari/537.36",
        "curl/8.5.0",
        "python-requests/2.32",
        "Baiduspider",
        "CUBOT bot"
      })
  void declaredRobotIsTagged(String userAgent) {
    assertThat(judge(userAgent, "203.0.113.9", "")).contains(IvtTag.BOT_USER_AGENT);
  }

  @Test
  void addressOfADataCentreIsTagged() {
    assertThat(judge(BROWSER, "198.51.100.7", "")).contains(IvtTag.DATACENTER_ADDRESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"prefetch", "prefetch;prerender", "Prefetch"})
  void prefetchIsTagged(String purpose) {
    assertThat(judge(BROWSER, "203.0.113.9", purpose)).contains(IvtTag.PREFETCH);
  }

  @Test
  void firstReasonWins() {
    assertThat(judge("curl/8", "198.51.100.7", "prefetch")).contains(IvtTag.BOT_USER_AGENT);
    assertThat(judge(BROWSER, "198.51.100.7", "prefetch")).contains(IvtTag.DATACENTER_ADDRESS);
  }

  private Optional<IvtTag> judge(String userAgent, String client, String purpose) {
    return rule.judge(
        new RequestOrigin(client, List.of(), userAgent, purpose), IpAddress.parse(client));
  }
}
