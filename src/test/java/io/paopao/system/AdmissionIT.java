package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.Liberty;
import io.paopao.stack.Stack;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A crowd before a server of its own, that works on one request of each class at once.
class AdmissionIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int CROWD = 32;

  private static final Liberty NODE =
      Stack.running()
          .beside(
              "crowd",
              Map.of(
                  "PAOPAO_CONTEXTS", "users, posts, search, pages",
                  "PAOPAO_ADMISSION_WRITE", "1/64/PT20S",
                  "PAOPAO_ADMISSION_SEARCH", "1/64/PT20S",
                  "PAOPAO_ADMISSION_SIGN_IN", "1/3/PT20S",
                  "PAOPAO_ADMISSION_PAGE", "1/64/PT0.001S",
                  "PAOPAO_RATE_LIMIT_LOGIN_NAME", "1000/PT1M",
                  "PAOPAO_RATE_LIMIT_LOGIN_ADDRESS", "1000/PT1M"));

  @BeforeAll
  static void start() {
    NODE.start();
  }

  @AfterAll
  static void stop() {
    NODE.stop();
  }

  @Test
  void aCrowdOfWritersWaitsItsTurn() throws Exception {
    Api member = Api.member().at(NODE.baseUri());

    List<Answer> answers =
        RacesIT.atOnce(
            CROWD,
            i ->
                member.post(
                    "threads",
                    json(
                        "board",
                        "general",
                        "title",
                        "Turn " + i,
                        "body",
                        "x".repeat(500 * i + 1))));

    assertThat(answers).allMatch(answer -> answer.status() == 201);
    for (int i = 0; i < CROWD; i++) {
      assertThat(answers.get(i).string("title")).isEqualTo("Turn " + i);
    }
    assertNobodyIsInside("write");
  }

  @Test
  void aCrowdOfSearchersWaitsItsTurn() throws Exception {
    Api anonymous = Api.anonymous().at(NODE.baseUri());
    Map<String, String> alone = new HashMap<>();
    List<String> queries = List.of("%E8%AE%BA%E5%9D%9B", "forum", "%E6%B3%A1%E6%B3%A1+java");
    for (String query : queries) {
      alone.put(query, anonymous.get("search?q=" + query).expect(200).body());
    }

    List<Answer> answers =
        RacesIT.atOnce(CROWD, i -> anonymous.get("search?q=" + queries.get(i % queries.size())));

    for (int i = 0; i < CROWD; i++) {
      assertThat(answers.get(i).expect(200).body())
          .isEqualTo(alone.get(queries.get(i % queries.size())));
    }
    assertNobodyIsInside("search");
  }

  @Test
  void whoFindsNoRoomToWaitIsToldAtOnce() throws Exception {
    Api member = Api.member();
    Api anonymous = Api.anonymous().at(NODE.baseUri());

    List<Answer> answers =
        RacesIT.atOnce(
            CROWD,
            i ->
                anonymous.post(
                    "sessions", json("login", member.handle(), "password", Api.PASSWORD)));

    assertThat(answers).allMatch(answer -> List.of(201, 503).contains(answer.status()));
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSizeGreaterThanOrEqualTo(4);
    List<Answer> refused = answers.stream().filter(answer -> answer.status() == 503).toList();
    assertThat(refused).isNotEmpty();
    assertThat(refused).allMatch(answer -> !answer.header("Retry-After").isEmpty());
    refused.getFirst().expectProblem(503, "unavailable");
    assertThat(gauge("paopao_admission_refused_total", "sign-in")).isEqualTo(refused.size());
    assertNobodyIsInside("sign-in");
  }

  @Test
  void whoHasWaitedTooLongIsToldSo() throws Exception {
    Api anonymous = Api.anonymous().at(NODE.baseUri());

    List<Answer> answers = RacesIT.atOnce(CROWD, _ -> anonymous.get("/"));

    assertThat(answers).allMatch(answer -> List.of(200, 503).contains(answer.status()));
    assertThat(answers).anyMatch(answer -> answer.status() == 200);
    assertThat(answers).anyMatch(answer -> answer.status() == 503);
    assertNobodyIsInside("page");
    anonymous.get("/").expect(200);
  }

  private static void assertNobodyIsInside(String routes) {
    Eventually.within(
        SOON,
        () -> {
          assertThat(gauge("paopao_admission_inside", routes)).isZero();
          assertThat(gauge("paopao_admission_waiting", routes)).isZero();
        });
  }

  private static double gauge(String name, String routes) {
    String text = Api.anonymous().at(NODE.adminUri()).get("/metrics").expect(200).body();
    return new Metrics(text).sum(name, "routes=\"" + routes + "\"");
  }
}
