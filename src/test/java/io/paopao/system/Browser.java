package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/// A headless Chromium that reads the forum's pages, with a profile of its own.
final class Browser implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration SOON = Duration.ofSeconds(30);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /// Says loudly that a test did not run when there is no browser to run it.
  static Browser open() {
    boolean there = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    if (!there) {
      System.out.println(
          "!!! NO CHROMIUM: the browser tests DID NOT RUN (apt-get install chromium-driver)");
    }
    Assumptions.assumeTrue(there, "Chromium and its driver are not installed");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1440,1000");
    options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "en"));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  static Browser withoutScripts() {
    Browser browser = open();
    browser.driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    return browser;
  }

  ChromeDriver driver() {
    return driver;
  }

  Browser go(String path) {
    driver.get(Stack.running().forum().baseUri().resolve(path).toString());
    return this;
  }

  /// Waits for an element to be there and visible.
  WebElement see(String css) {
    return Eventually.value(
        SOON,
        () -> {
          WebElement element = driver.findElement(By.cssSelector(css));
          assertThat(element.isDisplayed()).as(css).isTrue();
          return element;
        });
  }

  void seeText(String css, String text) {
    Eventually.within(
        SOON,
        () ->
            assertThat(driver.findElements(By.cssSelector(css)))
                .as(css)
                .anySatisfy(element -> assertThat(element.getText()).contains(text)));
  }

  /// Asks for the page until it shows the text, which the server may not know yet.
  Browser goUntil(String path, String css, String text) {
    Eventually.within(
        SOON,
        () ->
            assertThat(go(path).driver.findElements(By.cssSelector(css)))
                .as("%s at %s", css, path)
                .anySatisfy(element -> assertThat(element.getText()).contains(text)));
    return this;
  }

  Browser type(String css, String text) {
    see(css).sendKeys(text);
    return this;
  }

  Browser click(String css) {
    see(css).click();
    return this;
  }

  int count(String css) {
    return driver.findElements(By.cssSelector(css)).size();
  }

  /// The path of the page that is shown.
  String path() {
    return java.net.URI.create(String.valueOf(driver.getCurrentUrl())).getPath();
  }

  void waitForPath(String pattern) {
    Eventually.within(SOON, () -> assertThat(path()).matches(pattern));
  }

  Browser logIn(Api member) {
    return logIn(member.handle(), Api.PASSWORD);
  }

  /// One of the development accounts.
  Browser logInAs(String handle) {
    return logIn(handle, Stack.running().devPassword());
  }

  private Browser logIn(String handle, String password) {
    go("/login").type("#login", handle).type("#password", password);
    click("main form button.primary");
    waitForPath("/");
    see("[data-bell]");
    return this;
  }

  Object run(String script) {
    Object result = driver.executeScript(script);
    return result == null ? "" : result;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
