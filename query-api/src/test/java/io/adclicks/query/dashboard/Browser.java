package io.adclicks.query.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium that looks at the dashboard as a person does: by what is on the screen. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final List<String> FLAGS =
      List.of(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--hide-scrollbars");

  private final ChromeDriver driver;
  private final URI base;

  private Browser(ChromeDriver driver, URI base) {
    this.driver = driver;
    this.base = base;
  }

  static boolean isInstalled() {
    return program("chromium").isPresent() && program("chromedriver").isPresent();
  }

  static Browser open(URI base, Path profile, int width, int height) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("chromium").orElseThrow().toFile());
    options.addArguments(FLAGS);
    options.addArguments("--user-data-dir=" + profile.toAbsolutePath());
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver").orElseThrow().toFile())
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    Browser browser = new Browser(driver, base);
    browser.resize(width, height);
    return browser;
  }

  /** Sets the size of the page itself, which a headless window does not get below 500 pixels. */
  void resize(int width, int height) {
    driver.manage().window().setSize(new Dimension(Math.max(width, 500), height));
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  void prefer(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void go(String address) {
    driver.get(base.resolve(address).toString());
  }

  /** Waits until an element is on the screen. */
  WebElement see(String selector) {
    return new WebDriverWait(driver, PATIENCE)
        .withMessage(() -> selector + " is not on the screen")
        .until(
            page ->
                page.findElements(By.cssSelector(selector)).stream()
                    .filter(WebElement::isDisplayed)
                    .findFirst()
                    .orElse(null));
  }

  /** Waits until an element shows a text. */
  void read(String selector, String text) {
    new WebDriverWait(driver, PATIENCE)
        .withMessage(
            () -> selector + " shows \"" + textOf(selector) + "\", and not \"" + text + "\"")
        .until(page -> textOf(selector).contains(text));
  }

  String textOf(String selector) {
    return driver.findElements(By.cssSelector(selector)).stream()
        .map(WebElement::getText)
        .findFirst()
        .orElse("");
  }

  void type(String selector, String text) {
    WebElement field = see(selector);
    field.clear();
    field.sendKeys(text);
  }

  void press(String selector, Keys key) {
    see(selector).sendKeys(key);
  }

  void click(String selector) {
    see(selector).click();
  }

  Object script(String code) {
    return driver.executeScript(code);
  }

  String address() {
    return driver.getCurrentUrl();
  }

  /** Keeps what is on the screen, for people to look at. */
  void screenshot(String name) throws IOException {
    Files.createDirectories(SCREENSHOTS);
    Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
  }

  /** The page must not have to be scrolled sideways. */
  void requireNoSidewaysScrolling() {
    Object overhang =
        script(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(((Number) overhang).intValue()).isLessThanOrEqualTo(0);
  }

  @Override
  public void close() {
    driver.quit();
  }

  private static Optional<Path> program(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
