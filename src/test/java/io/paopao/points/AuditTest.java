package io.paopao.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.points.Audit.Result;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditTest {

  private static final Instant OLDEST = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant BEFORE = OLDEST.minusSeconds(1);
  private static final Instant AFTER = OLDEST.plusSeconds(1);

  @Test
  void aRoundThatFoundNothingIsGoodUntilOthersWereMissed() {
    assertThat(Audit.state(found(AFTER, List.of()), BEFORE, OLDEST)).isEqualTo("ok");
    assertThat(Audit.state(found(BEFORE, List.of()), BEFORE, OLDEST))
        .isEqualTo("stale: not checked since 2026-01-01T11:59:59Z");
  }

  @Test
  void whatWasFoundStandsUntilARoundFindsItNoMore() {
    assertThat(Audit.state(found(AFTER, List.of(7L)), BEFORE, OLDEST))
        .isEqualTo("degraded: 1 differences");
    assertThat(Audit.state(found(BEFORE, List.of(7L)), BEFORE, OLDEST)).startsWith("degraded");
  }

  @Test
  void whatNeverEndsARoundIsStaleButOnlyWhereItIsToBeDone() {
    assertThat(Audit.state(null, AFTER, OLDEST)).isEqualTo("not checked yet");
    assertThat(Audit.state(null, BEFORE, OLDEST)).startsWith("stale: not checked since ");
    assertThat(Audit.state(null, null, OLDEST)).isEqualTo("not checked yet");
  }

  @Test
  void allThatIsWrongIsCountedAndAFewAreNamed() {
    Wrong<Integer> wrong = new Wrong<>();
    for (int each = 0; each < 1_000; each++) {
      wrong.add(each);
    }

    assertThat(wrong.count()).isEqualTo(1_000);
    assertThat(wrong.named()).hasSize(Wrong.MOST).startsWith(0, 1);
  }

  private static Result found(Instant at, List<Long> movements) {
    return new Result(at, movements.size(), List.of(), movements, List.of());
  }
}
