package io.paopao.platform.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnosesTest {

  private final Knowledge knowledge = new Knowledge();
  private final Diagnoses diagnoses = new Diagnoses(knowledge);

  @Test
  void aKnownNameIsRecognised() {
    Diagnosis diagnosis = only(alert("OutboxAgeHigh", Map.of("instance", "node1:9080")));

    assertThat(diagnosis.trouble()).isEqualTo("outbox-old");
    assertThat(diagnosis.description()).contains("outbox");
    assertThat(diagnosis.causes().getFirst().text()).contains("Kafka");
    assertThat(diagnosis.causes()).isSortedAccordingTo((a, b) -> b.score() - a.score());
    assertThat(diagnosis.commands()).isNotEmpty().noneMatch(command -> command.contains("{"));
  }

  @Test
  void anUnknownNameIsRecognisedByItsWords() {
    Alert alert =
        new Alert(
            "firing",
            Map.of("alertname", "SomethingOdd"),
            Map.of("summary", "replication lag of replica db2 is 40 s: its disk is slow"),
            null,
            null,
            null);

    assertThat(only(alert).trouble()).isEqualTo("replica-lag");
    assertThat(only(alert).causes().getFirst().evidence()).contains("disk");
  }

  @Test
  void alertsThatFireTogetherExplainEachOther() {
    Alert lag = alert("EventsLagHigh", Map.of("listener", "push-fanout"));
    assertThat(only(lag).causes().getFirst().text()).contains("retried");

    List<Diagnosis> both = diagnoses.of(List.of(lag, alert("MySQLDown", Map.of())));
    assertThat(both.getFirst().causes().getFirst().evidence()).contains("MySQLDown");

    Alert over = new Alert("resolved", Map.of("alertname", "MySQLDown"), null, null, null, null);
    List<Diagnosis> resolved = diagnoses.of(List.of(lag, over));
    assertThat(resolved.getFirst().causes().getFirst().text()).contains("retried");
    assertThat(resolved.getLast().status()).isEqualTo("resolved");
  }

  @Test
  void labelsNeverBringAShellIntoACommand() {
    Diagnosis plain = only(alert("DeadLetters", Map.of("listener", "push-fanout")));
    assertThat(plain.commands()).anyMatch(command -> command.contains("dead-letters/push-fanout"));

    Diagnosis hostile = only(alert("DeadLetters", Map.of("listener", "$(rm -rf /)")));
    assertThat(hostile.commands())
        .anyMatch(command -> command.contains("dead-letters/$LISTENER"))
        .noneMatch(command -> command.contains("rm -rf"));
  }

  @Test
  void whatNobodyKnowsGetsAFirstLook() {
    Diagnosis diagnosis = only(new Alert(null, null, null, null, null, "f1"));

    assertThat(diagnosis.trouble()).isNull();
    assertThat(diagnosis.causes()).isEmpty();
    assertThat(diagnosis.commands()).isNotEmpty();
    assertThat(diagnosis.fingerprint()).isEqualTo("f1");
  }

  @Test
  void theKnowledgeIsWhole() {
    List<String> ids = knowledge.entries().stream().map(Knowledge.Entry::id).toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(knowledge.entries())
        .allSatisfy(entry -> {
          assertThat(entry.causes()).as(entry.id()).isNotEmpty();
          assertThat(entry.commands()).as(entry.id()).isNotEmpty();
          assertThat(entry.text().zh()).as(entry.id()).isNotBlank();
          assertThat(entry.text().en()).as(entry.id()).isNotBlank();
          assertThat(entry.causes())
              .allSatisfy(cause -> {
                assertThat(cause.weight()).isPositive();
                assertThat(cause.text().zh()).isNotBlank();
                assertThat(cause.text().en()).isNotBlank();
                assertThat(cause.entry() == null || ids.contains(cause.entry())).isTrue();
              });
        });
    assertThat(knowledge.entries().stream().flatMap(entry -> entry.names().stream()))
        .doesNotHaveDuplicates();
  }

  private Diagnosis only(Alert alert) {
    return diagnoses.of(List.of(alert)).getFirst();
  }

  private static Alert alert(String name, Map<String, String> labels) {
    Map<String, String> all = new java.util.HashMap<>(labels);
    all.put("alertname", name);
    return new Alert("firing", all, null, null, null, null);
  }
}
