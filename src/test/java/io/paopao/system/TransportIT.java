package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds below the API: TLS, HTTP/2, other origins, cookies, methods that nobody offers.
class TransportIT {

  /// As the stack of the tests names it.
  private static final String FRIEND = "https://app.example.org";

  private static final int HANDSHAKE = 22;
  private static final int SETTINGS = 4;
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "*",
        "https://evil.example",
        "http://app.example.org",
        "https://app.example.org:8443",
        "https://app.example.org.evil.example",
        "https://evil-app.example.org",
        "https://evil.example/https://app.example.org",
        "https://app.example.org@evil.example",
        "https://APP.example.org.",
        "https://app.example.org, https://evil.example",
        "https://app.example.org%00.evil.example"
      })
  void anotherOriginIsAllowedNothing(String origin) {
    for (String path : List.of("/api/v1/boards", "/api/v1/me", "/api/order", "/graphql", "/")) {
      HttpResponse<String> preflight = preflight(path, origin);
      HttpResponse<String> answer = Plain.get(Plain.open(path), "Origin", origin);
      for (HttpResponse<String> each : List.of(preflight, answer)) {
        assertThat(each.headers().map().keySet())
            .as(path)
            .noneMatch(name -> name.startsWith("access-control-allow"));
        assertThat(each.statusCode()).isLessThan(500);
      }
    }
  }

  @Test
  void anOriginThatIsNamedMayCallTheApiWithoutCookies() {
    HttpResponse<String> preflight = preflight("/api/v1/threads", FRIEND);
    assertThat(preflight.headers().allValues("Access-Control-Allow-Origin"))
        .containsExactly(FRIEND);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
        .contains("POST");
    assertThat(preflight.headers().map()).doesNotContainKey("access-control-allow-credentials");

    HttpResponse<String> answer = Plain.get(Plain.open("/api/v1/boards"), "Origin", FRIEND);
    assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(FRIEND);
    assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-credentials");
    HttpResponse<String> page = Plain.get(Plain.open("/"), "Origin", FRIEND);
    assertThat(page.headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  private static HttpResponse<String> preflight(String path, String origin) {
    return Plain.send(
        "OPTIONS",
        Plain.open(path),
        BodyPublishers.noBody(),
        "Origin",
        origin,
        "Access-Control-Request-Method",
        "POST",
        "Access-Control-Request-Headers",
        "authorization,content-type");
  }

  @Test
  void theCookieOfASessionIsKeptFromScriptsOtherSitesAndPlainConnections() {
    Api member = Api.member();
    HttpResponse<String> secure = logIn(member, Plain.secure("/login"), "same-origin");
    HttpResponse<String> plain = logIn(member, Plain.open("/login"), "same-origin");

    assertThat(secure.headers().allValues("Set-Cookie"))
        .isNotEmpty()
        .allMatch(cookie -> cookie.startsWith("__Host-"))
        .allMatch(cookie -> cookie.matches(".*; Path=/; .*; SameSite=Lax; Secure; HttpOnly"));
    assertThat(plain.headers().allValues("Set-Cookie"))
        .isNotEmpty()
        .allMatch(cookie -> cookie.matches(".*; Path=/; .*; SameSite=Lax; HttpOnly"));
    for (String site : List.of("cross-site", "same-site", "none", "")) {
      HttpResponse<String> foreign = logIn(member, Plain.secure("/login"), site);
      assertThat(foreign.statusCode()).as(site).isEqualTo(403);
      assertThat(foreign.headers().allValues("Set-Cookie")).as(site).isEmpty();
    }
  }

  private static HttpResponse<String> logIn(Api member, URI login, String site) {
    String form = "csrf=guest&login=" + member.handle() + "&password=";
    return Plain.send(
        "POST",
        login,
        BodyPublishers.ofString(form + Api.PASSWORD.replace(' ', '+')),
        "Content-Type",
        "application/x-www-form-urlencoded",
        "Sec-Fetch-Site",
        site);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0300", "0301", "0302"})
  void tlsBeforeOneTwoIsRefused(String version) {
    assertThat(greeted(version)).isNotEqualTo(HANDSHAKE);
  }

  @Test
  void tlsOneTwoIsSpoken() {
    assertThat(greeted("0303")).isEqualTo(HANDSHAKE);
  }

  /// @param version of TLS, as on the wire
  /// @return the type of the first record that the server answers, or -1
  private static int greeted(String version) {
    // AES in CBC, which all versions know, and in GCM
    String suites = "0010" + "c009c013002f0035c023c027c02bc02f";
    String groups = "000a00060004" + "00170018";
    String formats = "000b00020100";
    String signatures = "000d000a0008" + "0403040102030201";
    String extensions = groups + formats + signatures;
    String body =
        version
            + "00".repeat(32)
            + "00"
            + suites
            + "0100"
            + "%04x".formatted(extensions.length() / 2)
            + extensions;
    String hello = "01" + "%06x".formatted(body.length() / 2) + body;
    String greeting = "160301" + "%04x".formatted(hello.length() / 2) + hello;
    Replies replies = Wire.exchange(Plain.secure("/"), HexFormat.of().parseHex(greeting));
    return replies.text().isEmpty() ? -1 : replies.text().charAt(0);
  }

  @Test
  void httpTwoIsSpokenOverTlsAndInTheClear() {
    for (URI uri : List.of(Plain.open("/api/v1/boards"), Plain.secure("/api/v1/boards"))) {
      HttpResponse<String> answer = Plain.getByHttp2(uri);
      assertThat(answer.version()).as(uri.toString()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }
    try (Wire wire = Wire.open(Plain.open("/"))) {
      wire.send(PREFACE + "\0\0\0\4\0\0\0\0\0");
      assertThat(wire.bytes(9).charAt(3)).isEqualTo((char) SETTINGS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "TRACK", "CONNECT", "PROPFIND", "BREW"})
  void aMethodThatNobodyOffersIsRefused(String method) {
    for (String path : List.of("/", "/api/v1/boards", "/api/order", "/assets/x", "/graphql")) {
      Replies replies =
          Wire.exchange(
              Plain.open("/"),
              method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Echo: echoed\r\n\r\n");
      assertThat(replies.statuses())
          .as(method + " " + path)
          .hasSize(1)
          .allMatch(status -> status >= 400 && status < 500);
      assertThat(replies.text()).doesNotContain("echoed");
    }
  }
}
