package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.paopao.contract.OpenApi;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OperationsIT {

  private final Api operator = Api.anonymous();

  @Test
  void healthNamesEachDependency() {
    assertThat(operator.get("/health/started").expect(200).body()).contains("UP");
    assertThat(operator.get("/health/live").expect(200).body()).contains("UP");
    assertThat(operator.get("/health/ready").expect(200).body())
        .contains("database-primary", "database-replica", "redis", "kafka");
  }

  @Test
  void metricsShowWhatAnOperatorAsksFor() {
    Api member = Api.member();
    JsonObject post = member.thread("To be measured", "A read.").getJsonObject("firstPost");
    Replication.awaitReplica();
    operator.get("posts/" + post.getString("id")).expect(200);

    assertThat(operator.get("/metrics").expect(200).body())
        .contains(
            "connectionpool_",
            "paopao_outbox_age_seconds",
            "paopao_outbox_depth",
            "paopao_events_lag",
            "paopao_redis_pool_in_use",
            "paopao_push_connections",
            "paopao_cache_reads",
            "paopao_tasks_running",
            "paopao_tasks_alive",
            "paopao_threads_own",
            "paopao_events_buffered",
            "paopao_log_dropped",
            "paopao_sql_reads");
  }

  @Test
  void theServedDocumentIsTheCommittedOne() throws IOException {
    String served = operator.get("/openapi", "Accept", "application/json").expect(200).body();

    assertThat(new ObjectMapper().readTree(served)).isEqualTo(OpenApi.contract().document());
  }

  @Test
  void anAlertIsExplained() {
    JsonObject alert =
        Json.createObjectBuilder()
            .add("status", "firing")
            .add("labels", json("alertname", "KafkaConsumerLag", "listener", "push-fanout"))
            .add("annotations", json("summary", "lag of push-fanout is 4711"))
            .add("startsAt", "2026-03-01T08:30:00Z")
            .add("generatorURL", "http://prometheus/graph")
            .add("fingerprint", "ab12")
            .build();
    JsonObject notification =
        Json.createObjectBuilder()
            .add("version", "4")
            .add("receiver", "paopao")
            .add("status", "firing")
            .add("commonLabels", Json.createObjectBuilder())
            .add("alerts", Json.createArrayBuilder().add(alert))
            .build();

    JsonObject answer =
        Api.admin().post("ops/alerts", notification, "Accept-Language", "zh-CN").expect(200).json();

    JsonObject diagnosis = answer.getJsonArray("diagnoses").getJsonObject(0);
    assertThat(diagnosis.getString("trouble")).isEqualTo("events-lag");
    assertThat(diagnosis.getString("description")).contains("监听者");
    assertThat(diagnosis.getJsonArray("causes")).hasSizeGreaterThan(2);
    assertThat(diagnosis.getJsonArray("commands").toString()).contains("dead-letters/push-fanout");
    Api.admin().post("ops/alerts", json()).expectProblem(422, "invalid");
    Api.member().post("ops/alerts", notification).expectProblem(403, "forbidden");
  }

  @Test
  void anAdminSeesEveryTaskAndNobodyElseDoes() {
    operator.get("ops/tasks").expectProblem(401, "unauthorized");
    Api.member().get("ops/tasks").expectProblem(403, "forbidden");
    Api.moderator().get("ops/tasks").expectProblem(403, "forbidden");

    JsonObject list = Api.admin().get("ops/tasks").expect(200).json();
    assertThat(list.getJsonArray("items").getValuesAs(JsonObject.class))
        .extracting(task -> task.getString("owner") + " " + task.getString("name"))
        .contains(
            "platform platform-outbox-relay",
            "platform platform-task-watch",
            "notifications notifications-inbox",
            "posts posts-views",
            "push push-retention",
            "search search-feed",
            "users users-revocations");
    assertThat(list.getJsonArray("leaks")).isEmpty();
  }

  @Test
  void anAdminReadsDeadLettersAndDrivesThemBack() {
    operator.get("ops/dead-letters").expectProblem(401, "unauthorized");
    Api.member().get("ops/dead-letters").expectProblem(403, "forbidden");
    Api admin = Api.admin();

    assertThat(admin.get("ops/dead-letters").expect(200).body())
        .contains("notifications-inbox", "push-publications");
    assertThat(admin.get("ops/dead-letters/notifications-inbox").expect(200).json())
        .containsKey("items");
    assertThat(
            admin
                .send(
                    "POST", "ops/dead-letters/notifications-inbox/redrive", BodyPublishers.noBody())
                .expect(200)
                .json())
        .containsKeys("redriven", "waiting");
    admin.get("ops/dead-letters/nobody").expectProblem(404, "notFound");
  }

  @Test
  void theLogFollowsATraceFromTheRequestThroughKafkaToPush() {
    String thread = Api.member().thread("To be logged", "Once.").getString("id");
    String trace = UUID.randomUUID().toString().replace("-", "");
    Api.member()
        .post(
            "threads/" + thread + "/posts",
            json("body", "Traced."),
            "traceparent",
            "00-" + trace + "-00f067aa0ba902b7-01")
        .expect(201);
    Path log = Path.of("target/it/logs/liberty/messages.log");

    Eventually.value(
        Duration.ofSeconds(20),
        () ->
            assertThat(Files.readAllLines(log))
                .filteredOn(line -> line.contains("trace " + trace))
                .anyMatch(line -> line.contains("PostPublished of " + thread + " is written"))
                .anyMatch(line -> line.contains("notifications-inbox has taken PostPublished"))
                .anyMatch(line -> line.contains("push-publications has taken PostPublished")));
  }

  @Test
  void aCancelledTaskBeginsItsNextRound() {
    Api admin = Api.admin();
    String id = task(admin, "posts-views").getString("id");
    int rounds = task(admin, "posts-views").getInt("rounds");
    Api.member().delete("ops/tasks/" + id).expectProblem(403, "forbidden");
    admin.delete("ops/tasks/" + id).expect(204);
    admin.delete("ops/tasks/0").expectProblem(404, "notFound");

    Eventually.within(
        Duration.ofSeconds(20),
        () -> {
          assertThat(task(admin, "posts-views").getInt("rounds")).isGreaterThan(rounds);
          assertThat(task(admin, "posts-views").getString("id")).isEqualTo(id);
        });
  }

  private static JsonObject task(Api admin, String name) {
    return admin
        .get("ops/tasks")
        .expect(200)
        .json()
        .getJsonArray("items")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(task -> task.getString("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatCannotBeDoneInTimeIsRefused() {
    Api member = Api.member();
    String thread = member.thread("In time", "soon").getString("id");
    member.get("threads/" + thread, "Paopao-Timeout-Ms", "20000").expect(200);
    member
        .get("threads/" + thread, "Paopao-Timeout-Ms", "soon")
        .expectProblem(400, "timeout.malformed");
    Eventually.within(
        Duration.ofSeconds(20),
        () ->
            member
                .get("search?q=time&limit=100", "Paopao-Timeout-Ms", "1")
                .expectProblem(504, "deadline.exceeded"));
  }
}
