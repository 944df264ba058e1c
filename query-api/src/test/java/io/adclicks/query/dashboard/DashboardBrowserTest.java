package io.adclicks.query.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.adclicks.localstack.ClickHouseServer;
import io.adclicks.query.Api;
import io.adclicks.query.ClickHouseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

@QuarkusTest
@QuarkusTestResource(value = ClickHouseResource.class, restrictToAnnotatedClass = true)
@TestProfile(DashboardBrowserTest.RealTime.class)
class DashboardBrowserTest {
  /** The browser has a clock of its own, so that the service must have the real one. */
  public static class RealTime implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.arc.exclude-types", "io.adclicks.query.FixedClock");
    }
  }

  ClickHouseServer server;

  @TempDir(cleanup = CleanupMode.NEVER)
  Path profile;

  @Inject DataSource dataSource;
  @TestHTTPResource URI base;

  private BusyDay day;
  private Browser browser;

  @BeforeEach
  void openTheDashboard() throws SQLException {
    assumeTrue(
        Browser.isInstalled(),
        "no browser is installed: apt-get install chromium chromium-driver to run these tests");
    day = new BusyDay(dataSource);
    day.store();
    browser = Browser.open(base, profile, 1440, 1000);
  }

  @AfterEach
  void closeTheBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void aTokenOpensTheDashboardAndAWrongOneIsRefusedInPlainWords() throws IOException {
    browser.go("/");
    browser.type("#token", "no.such.token");
    browser.press("#token", Keys.ENTER);
    browser.read("#token-error", "This token is not accepted");
    browser.screenshot("sign-in");

    browser.type("#token", Api.TOKENS.admin());
    browser.press("#token", Keys.ENTER);

    browser.read("#freshness", "Counted up to");
    browser.see("#clicks-chart canvas");
  }

  @Test
  void theChartShowsClicksAndTellsProvisionalFromFinal() throws IOException {
    signInAt("/?ad=ad-1&range=1h&resolution=1m");

    browser.read("#subject", "Story 1");
    browser.read("#belongs", "northwind");
    browser.read("#finality", "Provisional");
    browser.read("#rejected", "17");
    browser.read("#reconciliation", "Clicks that came too late");
    browser.read("#reconciliation", "+24 clicks");
    browser.read("#reconciliation", "−3 clicks");
    browser.read("#reconciliation-bill", "11,803.75 billed for 49,700 clicks on 14 ads");
    browser.see("#clicks-chart[data-windows]:not([data-windows='0']) canvas");
    browser.see("#clicks-chart[data-provisional]:not([data-provisional='0'])");
    assertThat(browser.textOf("#valid")).matches("[\\d,]{4,}");
    assertThat(browser.textOf("#cost")).matches("[\\d,]+\\.\\d{2,4}");
    assertThat(browser.textOf("#invalid")).matches("\\d+\\.\\d%");
    assertThat(inkOf("#clicks-chart canvas")).isGreaterThan(5_000);
    browser.read("#live", "Live");
    browser.screenshot("dashboard-light");
    browser.click("#theme");
    browser.screenshot("dashboard-dark");
  }

  @Test
  void aSearchByKeyboardOpensACampaignAndTheAddressCanBeShared() throws IOException {
    signInAt("/?ad=ad-1");
    browser.read("#subject", "Story 1");

    browser.type("#search", "WEEKEND");
    browser.read("#search-results", "northwind-weekend");
    browser.screenshot("search");
    browser.press("#search", Keys.ARROW_DOWN);
    browser.press("#search", Keys.ENTER);

    browser.read("#kind", "CAMPAIGN");
    browser.read("#subject", "northwind-weekend");
    browser.see("#clicks-chart[data-windows]:not([data-windows='0']) canvas");
    assertThat(browser.address()).contains("campaign=northwind-weekend", "range=1h");
    browser.go(browser.address());
    browser.read("#subject", "northwind-weekend");
    browser.screenshot("campaign");
  }

  @Test
  void aChangedWindowIsPushedToThePageWithinSeconds() throws SQLException {
    signInAt("/?ad=ad-2&range=15m&resolution=1m");
    browser.read("#live", "Live");

    day.clickAgain("ad-2", 7_000_000);

    browser.read("#valid", "7,00");
  }

  @Test
  void whenTheStoreIsGoneThePageSaysSoAndRecovers() throws IOException {
    signInAt("/?ad=ad-1");
    browser.read("#subject", "Story 1");

    server.kill();
    browser.click("#resolution input[value='5m'] + span");
    browser.read("#error", "The store of figures does not answer");
    browser.screenshot("error");
    server.restart();

    browser.see("#figures:not([data-stale])");
  }

  @Test
  void anAdWithoutClicksIsExplained() throws IOException {
    signInAt("/?ad=nobody-clicked-this");

    browser.read("#empty-title", "No clicks in this range");
    browser.read("#empty-text", "nobody-clicked-this");
    browser.screenshot("empty");
  }

  @Test
  void fourHundredPixelsAreEnough() throws IOException {
    browser.resize(400, 900);
    browser.prefer("dark");
    signInAt("/?ad=ad-1&range=6h");
    browser.see("#clicks-chart[data-windows]:not([data-windows='0']) canvas");

    browser.requireNoSidewaysScrolling();
    browser.screenshot("narrow");
    browser.click("#table summary");
    browser.see("#rows td");
    browser.requireNoSidewaysScrolling();
  }

  @Test
  void everyControlHasANameAndTextIsReadable() {
    signInAt("/?ad=ad-1");
    browser.see("#clicks-chart canvas");

    assertThat(browser.script(PageRules.UNNAMED_CONTROLS)).asString().isEmpty();
    assertThat(browser.script(PageRules.FAINT_TEXT)).asString().isEmpty();
    browser.click("#theme");
    assertThat(browser.script(PageRules.FAINT_TEXT)).asString().isEmpty();
  }

  @Test
  void anAdvertiserSeesItsOwnAdsOnly() {
    browser.go("/#token=" + Api.TOKENS.advertiser("harbour"));
    browser.read("#freshness", "Counted up to");
    assertThat(browser.address()).doesNotContain("token");

    browser.type("#search", "northwind");

    browser.read("#search-results", "Nothing is called that");
    assertThat(browser.textOf("#top")).contains("harbour").doesNotContain("northwind");
    assertThat(browser.script("return document.getElementById('reconciliation-card').hidden"))
        .isEqualTo(true);
  }

  private void signInAt(String address) {
    browser.go(address + "#token=" + Api.TOKENS.admin());
    browser.see("#dashboard");
  }

  /** How many points of the chart are drawn upon. */
  private int inkOf(String canvas) {
    Object count =
        browser.script(
            "const c = document.querySelector('"
                + canvas
                + "');"
                + "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
                + "let n = 0; for (let i = 3; i < d.length; i += 4) if (d[i] > 0) n++; return n");
    return ((Number) count).intValue();
  }
}
