package io.paopao.users.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.platform.Bulkhead;
import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Trace;
import io.paopao.platform.Validation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

  private final Passwords passwords = new Passwords(2, 8, Duration.ofSeconds(20));

  @ParameterizedTest
  @ValueSource(strings = {"password", "PassWord", "12345678", "qwertyuiop", "iloveyou"})
  void refusesPasswordsThatAreGuessedFirst(String password) {
    assertThat(faults(password)).containsExactly("password.common");
  }

  @Test
  void countsCharactersAsReadersDo() {
    assertThat(faults("👩‍👩‍👧‍👦".repeat(7))).containsExactly("field.tooShort");
    assertThat(faults("👩‍👩‍👧‍👦é".repeat(4))).isEmpty();
    assertThat(faults("纸".repeat(128))).isEmpty();
    assertThat(faults("纸".repeat(129))).containsExactly("field.tooLong");
    assertThat(faults(null)).containsExactly("field.required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"       x       ", "tränenüberströmt", "no\0truncation", "只有八个汉字的密码"})
  void takesAnyCharacters(String password) {
    assertThat(faults(password)).isEmpty();
    assertThat(passwords.matches(password, passwords.hash(password))).isTrue();
  }

  @Test
  void cutsNothingOff() {
    String hash = passwords.hash("a".repeat(100) + "x");

    assertThat(passwords.matches("a".repeat(100) + "y", hash)).isFalse();
    assertThat(passwords.matches("A".repeat(100) + "x", hash)).isFalse();
  }

  @Test
  void takesBothSpellingsOfOneCharacter() {
    assertThat(passwords.matches("cafe\u0301 au lait", passwords.hash("caf\u00e9 au lait")))
        .isTrue();
  }

  @Test
  void matchesNothingWithoutAHash() {
    assertThat(passwords.matches("", null)).isFalse();
    assertThat(passwords.matches("correct horse", null)).isFalse();
  }

  @Test
  void hashesAsMuchForNobodyAsForSomebody() {
    assertThat(Argon2.isOutdated(Passwords.NOBODY)).isFalse();
    assertThat(Passwords.NOBODY).hasSameSizeAs(passwords.hash("correct horse"));
  }

  @Test
  void sendsAwayWhomItCannotServe() {
    Bulkhead full = new Bulkhead("passwords", 1, 0, Duration.ZERO);

    assertThatThrownBy(() -> full.run(() -> full.run(() -> "inner")))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(503);
              assertThat(problem.retryAfter()).isEqualTo(1);
            });
    assertThatCode(() -> full.run(() -> "again")).doesNotThrowAnyException();
  }

  @Test
  void sendsAwayWhoHasWaitedLongEnough() {
    Bulkhead busy = new Bulkhead("passwords", 1, 1, Duration.ofMillis(1));

    assertThatThrownBy(() -> busy.run(() -> busy.run(() -> "inner")))
        .isInstanceOf(Problem.class)
        .hasMessage("unavailable");
  }

  @Test
  void waitsNoLongerThanTheRequestHas() throws Exception {
    Bulkhead busy = new Bulkhead("passwords", 1, 1, Duration.ofMinutes(1));
    RequestContext request = new RequestContext(Trace.start(), Locale.ENGLISH);
    request.deadline(Deadline.after(Duration.ofMillis(1)));

    assertThatThrownBy(() -> request.run(() -> busy.run(() -> busy.run(() -> "inner"))))
        .isInstanceOf(Problem.class)
        .hasMessage("deadline.exceeded");
  }

  private List<String> faults(@Nullable String password) {
    Validation validation = new Validation();
    passwords.judge(validation, "password", password);
    try {
      validation.check();
      return List.of();
    } catch (Problem problem) {
      return problem.errors().map(Problem.FieldError::code).toList();
    }
  }
}
