package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.contract.OpenApi;
import io.paopao.contract.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Asks for every operation of the contract in ways that nobody should: `-Dfuzz.rounds` times each,
/// the same ways for the same `-Dfuzz.seed`.
class FuzzIT {

  private static final long SEED = Long.getLong("fuzz.seed", 20_260_301);
  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 25);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration FRESH = Duration.ofMinutes(2);
  private static final int LEGIBLE = 1_500;

  /// These do what they do to everybody.
  private static final Set<String> SPARED = Set.of("rotateSigningKeys", "rebuildIndex");

  /// What others do to an account is in the way of these, or they are in the way of others.
  private static final Set<String> ALONE =
      Set.of("signIn", "signOut", "refresh", "changePassword", "readNotification");

  private static Api member = Api.member();
  private static double postponed;

  @BeforeAll
  static void tellTheSeed() {
    System.out.println("FuzzIT: -Dfuzz.seed=" + SEED + " -Dfuzz.rounds=" + ROUNDS);
    postponed = postponed();
  }

  static List<Operation> operations() {
    return OpenApi.contract().operations().stream()
        .filter(operation -> !SPARED.contains(operation.id()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anOperationWithstandsWhatNobodyShouldSend(Operation operation) {
    member = member.renewedAfter(FRESH);
    Api owner = ALONE.contains(operation.id()) ? Api.member() : member;
    Api caller = caller(operation, owner);
    Random chance = new Random(SEED ^ operation.id().hashCode());
    FuzzedRequests requests = new FuzzedRequests(operation, new Things(owner), chance);
    List<String> faults = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      FuzzedRequests.Request request = requests.next();
      try {
        isUnderstood(request.send(requests.isAnonymous() ? Api.anonymous() : caller));
      } catch (AssertionError | RuntimeException fault) {
        faults.add(legible(round + ": " + request) + "\n-> " + legible(fault.toString()));
      }
    }
    assertThat(faults).as("-Dfuzz.seed=%s", SEED).isEmpty();
    Api.anonymous().get("boards").expect(200);
  }

  private static Api caller(Operation operation, Api owner) {
    if (operation.roles().contains("admin")) {
      return Api.admin();
    }
    return operation.roles().contains("moderator") ? Api.moderator() : owner;
  }

  private static void isUnderstood(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isLessThan(500);
    if (answer.status() >= 400) {
      answer.expectProblem(answer.status(), answer.string("code"));
    }
  }

  private static String legible(String text) {
    return text.length() <= LEGIBLE
        ? text
        : text.substring(0, LEGIBLE / 2) + " … " + text.substring(text.length() - LEGIBLE / 2);
  }

  /// What was accepted must not stop those who hear of it later.
  @AfterAll
  static void nothingIsLeftBehind() {
    Eventually.within(
        SOON,
        () -> {
          assertThat(Metrics.now().sum("paopao_outbox_depth")).isZero();
          assertThat(Metrics.now().sum("paopao_events_lag")).isZero();
        });
    assertThat(postponed()).isEqualTo(postponed);
  }

  /// Events that a listener could not take into account.
  private static double postponed() {
    return Metrics.now().sum("paopao_events_postponed_total");
  }
}
