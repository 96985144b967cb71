package io.paopao.stack;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Launchers in JVMs of their own, as `mvn` starts them.
class LauncherIT {

  private static final long END_SECONDS = 30;
  private static final Pattern SLUG = Pattern.compile("\"slug\":\"([^\"]+)\"");
  private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");
  private static final Pattern THREAD = Pattern.compile("\"threadId\":\"(\\d+)\"");
  private static final String TITLE = "Written before the end";
  private static final String PASSWORD = "launcher-password-1";

  private static final Map<String, String> FREE_PORTS =
      Stream.of(
              "HTTP",
              "HTTPS",
              "ADMIN",
              "DB",
              "DB_REPLICA",
              "REDIS",
              "KAFKA",
              "PAYMENTS",
              "MAIL",
              "MAIL_INBOX",
              "IDENTITY")
          .collect(Collectors.toMap(part -> "PAOPAO_" + part + "_PORT", part -> "0"));

  private final Path home = Path.of("target", "it-launcher").toAbsolutePath();

  @Test
  void aSecondNodeUsesServersOfSomebodyElseAndNothingOutlivesALauncher() throws Exception {
    String topic;
    try (LauncherProcess first = launch(home, Map.of())) {
      String welcome = first.awaitWelcome();
      try (LauncherProcess second = launch(home.resolve("second"), serversOf(welcome))) {
        String page = address(second.awaitWelcome(), "page");
        assertThat(second.commands()).as("starts no server but the forum").hasSize(1);
        assertThat(boards(page)).isNotEmpty().isEqualTo(boards(address(welcome, "page")));
        assertAllEnd(second.signal("TERM"));
      }
      topic = startThread(address(welcome, "page"));
      assertThat(first.commands()).hasSizeGreaterThanOrEqualTo(6);
      assertAllEnd(first.signal("INT"));
      assertThat(first.lastWords()).doesNotContain("by itself");
    }
    try (LauncherProcess again = launch(home, Map.of())) {
      String page = address(again.awaitWelcome(), "page");
      assertThat(get(page + "api/v1/threads/" + topic)).contains(TITLE);
      assertThat(again.killServer("/redis-server", "has ended by itself")).startsWith("redis ");
      assertThat(get(page + "api/v1/threads/" + topic)).as("without Redis").contains(TITLE);
      assertAllEnd(again.kill());
    }
  }

  private static LauncherProcess launch(Path home, Map<String, String> settings) {
    return LauncherProcess.start(
        Map.of("PAOPAO_HOME", home.toString(), "PAOPAO_DEV_PASSWORD", PASSWORD),
        FREE_PORTS,
        settings);
  }

  private Map<String, String> serversOf(String welcome) {
    Secrets secrets = new Secrets(home.resolve("secrets"));
    return Map.of(
        "PAOPAO_USERS_SIGNING_KEY_SECRET", secrets.get("signing-keys"),
        "PAOPAO_MAIL_HOST", "127.0.0.1",
        "PAOPAO_OIDC_ISSUER", address(welcome, "OpenID"),
        "PAOPAO_DB_URL", address(welcome, "database"),
        "PAOPAO_DB_REPLICA_URL", address(welcome, "replica"),
        "PAOPAO_DB_PASSWORD", new MariaDbAccounts(secrets).password(),
        "PAOPAO_REDIS_SERVER", address(welcome, "Redis"),
        "PAOPAO_KAFKA_SERVERS", address(welcome, "Kafka"),
        "PAOPAO_PAYMENTS_URL", address(welcome, "payments"));
  }

  private static void assertAllEnd(CompletableFuture<?>[] processes) throws Exception {
    CompletableFuture.allOf(processes).get(END_SECONDS, SECONDS);
  }

  /// The address that the welcome gives for a part.
  private static String address(String welcome, String part) {
    return welcome
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words[0].equals(part))
        .map(words -> words[1])
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + part + " in: " + welcome));
  }

  private static List<String> boards(String page) throws Exception {
    return SLUG.matcher(get(page + "api/v1/boards")).results().map(slug -> slug.group(1)).toList();
  }

  /// Starts a thread, and returns its id.
  private static String startThread(String page) throws Exception {
    String login = "{\"login\":\"user\",\"password\":\"" + PASSWORD + "\"}";
    String session = send(request(page + "api/v1/sessions").POST(BodyPublishers.ofString(login)));
    String thread = "{\"board\":\"general\",\"title\":\"" + TITLE + "\",\"body\":\"Kept.\"}";
    return found(
        THREAD,
        send(
            request(page + "api/v1/threads")
                .header("Authorization", "Bearer " + found(TOKEN, session))
                .POST(BodyPublishers.ofString(thread))));
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  private static String get(String uri) throws Exception {
    return send(request(uri));
  }

  private static HttpRequest.Builder request(String uri) {
    return HttpRequest.newBuilder(URI.create(uri)).header("Content-Type", "application/json");
  }

  private static String send(HttpRequest.Builder request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString()).body();
    }
  }
}
