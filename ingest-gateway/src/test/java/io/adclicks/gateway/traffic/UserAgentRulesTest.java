package io.adclicks.gateway.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserAgentRulesTest {
  private static final UserAgentRules RULES = new UserAgentRules();
  private static final BotUserAgents SHORT_LIST = BotUserAgents.bundled();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0"
            + " Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 14; CUBOT NOTE 50) AppleWebKit/537.36 Chrome/140.0 Mobile",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0",
        "Mozilla/5.0 (Linux; Android 14; SM-S918B; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Version/4.0 Chrome/120.0 Mobile Safari/537.36 [FBAN/FB4A;FBAV/440.0.0.0]",
        "Mozilla/5.0 (SMART-TV; Linux; Tizen 5.0) AppleWebKit/537.36 SamsungBrowser/2.2 Chrome/63"
            + " TV Safari/537.36",
        "ShoppingApp/3.1 (iPhone; iOS 17.1; Scale/3.00)"
      })
  void personIsNoRobot(String userAgent) {
    assertThat(RULES.isRobot(userAgent)).isFalse();
    assertThat(SHORT_LIST.match(userAgent)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " HeadlessChrome/140.0.0.0 Safari/537.36",
        "Mozilla/5.0 (compatible; SampleBot/1.0)",
        "curl/8.5.0",
        "python-requests/2.32",
        "Go-http-client/1.1",
        "PostmanRuntime/7.36",
        "Baiduspider",
        "facebookexternalhit/1.1"
      })
  void declaredRobotIsARobotByBothLists(String userAgent) {
    assertThat(RULES.isRobot(userAgent)).isTrue();
    assertThat(SHORT_LIST.match(userAgent)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"okhttp/4.12.0", "Apache-HttpClient/4.5", "Amazon CloudFront", "x"})
  void programWithoutABrowserIsARobot(String userAgent) {
    assertThat(RULES.isRobot(userAgent)).isTrue();
  }
}
