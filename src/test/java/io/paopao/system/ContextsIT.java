package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.stack.Liberty;
import io.paopao.stack.Stack;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One WAR runs all contexts or some of them: of those that are off, no entry is open.
class ContextsIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Liberty NODE =
      Stack.running().beside("contexts", Map.of("PAOPAO_CONTEXTS", "users, posts"));

  @BeforeAll
  static void start() {
    NODE.start();
  }

  @AfterAll
  static void stop() {
    NODE.stop();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/boards",
        "/api/v1/threads",
        "/api/v1/users/admin",
        "/.well-known/jwks.json",
        "/health/ready"
      })
  void whatIsOnAnswers(String path) {
    assertThat(get(path).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/login",
        "/api/v1/notifications",
        "/api/v1/search?q=x",
        "/api/v1/me/points",
        "/api/v1/items",
        "/api/v1/orders/1",
        "/api/order?id=1",
        "/api/v1/events?channels=board:general",
        "/api/v1/presence/board:general",
        "/api/v1/media/1",
        "/media/1"
      })
  void whatIsOffIsNotThere(String path) {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void noSocketIsOpenedWherePushIsOff() {
    assertThatThrownBy(() -> Watcher.silentAt(NODE.baseUri()).close())
        .hasMessageContaining("WebSocketHandshakeException");
  }

  @Test
  void whatIsWrittenThereReachesTheContextsOfOtherServers() {
    Api member = Api.member();
    String word = "elsewhere" + Long.toString(System.nanoTime(), 36);
    member.at(NODE.baseUri()).thread("Written " + word, "by a part of the forum");

    Eventually.within(
        SOON,
        () ->
            assertThat(member.get("search?q=" + word).expect(200).json().getInt("total")).isOne());
  }

  private static HttpResponse<String> get(String path) {
    return Plain.get(NODE.baseUri().resolve(path));
  }
}
