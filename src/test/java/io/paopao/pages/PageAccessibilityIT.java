package io.paopao.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.selenium.AxeBuilder;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import io.paopao.pages.text.Language;
import io.paopao.pages.view.Frame.Scheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/// Every sample page in a real browser: axe finds nothing, nothing scrolls sideways. With
/// `-Dpages.shots=true` it leaves a picture of each in `target/pages/shots`.
@SuppressWarnings("NullAway.Init") // set before all tests
class PageAccessibilityIT {

  private static final Path PAGES = Path.of("target/pages").toAbsolutePath();
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path CHROMEDRIVER = Path.of("/usr/bin/chromedriver");
  private static final boolean SHOTS = Boolean.getBoolean("pages.shots");
  private static final int DESKTOP = 1440;
  private static final int TABLET = 820;
  private static final int PHONE = 390;

  private static HttpServer server;
  private static ChromeDriver browser;

  @BeforeAll
  static void open() throws IOException {
    boolean present = Files.isExecutable(CHROMIUM) && Files.isExecutable(CHROMEDRIVER);
    if (!present) {
      System.err.println("PAGES WERE NOT CHECKED IN A BROWSER: Chromium is not installed");
    }
    assumeTrue(present, "Chromium is not installed");
    PagePreview.main(new String[0]);
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = SimpleFileServer.createFileServer(any, PAGES, OutputLevel.NONE);
    server.start();
    browser = new ChromeDriver(driver(), options());
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.quit();
    }
    if (server != null) {
      server.stop(0);
    }
  }

  /// The menus of a phone are other ones, so the two schemes are looked at in two widths.
  @Test
  void isCleanForAxeInBothSchemes() {
    List<String> faults = new ArrayList<>();
    for (Scheme scheme : List.of(Scheme.LIGHT, Scheme.DARK)) {
      setWidth(scheme == Scheme.LIGHT ? DESKTOP : PHONE);
      for (String name : PagePreview.all(Language.CHINESE).keySet()) {
        show(name, Language.CHINESE, scheme);
        shoot(name + ".zh." + scheme.attribute());
        faults.addAll(axe(name + " " + scheme));
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void fitsEveryWidth() {
    List<String> faults = new ArrayList<>();
    for (int width : List.of(PHONE, TABLET, DESKTOP)) {
      setWidth(width);
      for (String name : PagePreview.all(Language.ENGLISH).keySet()) {
        show(name, Language.ENGLISH, Scheme.LIGHT);
        shoot(name + ".en." + width);
        if (!run("return document.documentElement.scrollWidth <= innerWidth").equals(true)) {
          faults.add(name + " at " + width);
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  private static List<String> axe(String where) {
    return new AxeBuilder()
        .analyze(browser).getViolations().stream()
            .map(rule -> where + " " + rule.getId() + ": " + rule.getNodes())
            .toList();
  }

  private static void setWidth(int width) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
  }

  private static void show(String name, Language language, Scheme scheme) {
    int port = server.getAddress().getPort();
    browser.get("http://127.0.0.1:" + port + "/" + name + "." + language.tag() + ".html");
    run("document.documentElement.dataset.scheme = '" + scheme.attribute() + "'");
  }

  private static Object run(String script) {
    Object result = ((JavascriptExecutor) browser).executeScript(script);
    return result == null ? "" : result;
  }

  private static void shoot(String name) {
    if (!SHOTS) {
      return;
    }
    try {
      Path file = Files.createDirectories(PAGES.resolve("shots")).resolve(name + ".png");
      Files.write(file, browser.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ChromeDriverService driver() {
    return new ChromeDriverService.Builder()
        .usingDriverExecutable(CHROMEDRIVER.toFile())
        .usingAnyFreePort()
        .build();
  }

  private static ChromeOptions options() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--force-prefers-reduced-motion",
        "--hide-scrollbars");
    return options;
  }
}
