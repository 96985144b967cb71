package io.paopao.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.Problem;
import io.paopao.platform.Validation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandlesTest {

  @ParameterizedTest
  @ValueSource(strings = {"ada", "Ada_Lovelace-1815", "小明", "Жанна", "José", "x1", "한국어"})
  void takesLettersDigitsAndDashesOfAnyScript(String handle) {
    assertThat(faults(handle)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "a@b",
        "a/b",
        "a.b",
        "<b>",
        "a\u200bb",
        "a\u202eb",
        "ab\u0000c",
        "小 明",
        "🙂🙂"
      })
  void refusesOtherCharacters(String handle) {
    assertThat(faults(handle)).isNotEmpty();
  }

  @Test
  void hasTwoToThirtyCharacters() {
    assertThat(faults("明")).containsExactly("field.tooShort");
    assertThat(faults("明".repeat(30))).isEmpty();
    assertThat(faults("明".repeat(31))).containsExactly("field.tooLong");
    assertThat(faults("")).containsExactly("field.required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "ADMIN", "ａｄｍｉｎ", "me", "管理员", "Moderator"})
  void keepsNamesThatSpeakForTheForum(String handle) {
    assertThat(faults(handle)).containsExactly("handle.reserved");
  }

  @ParameterizedTest
  @CsvSource({"Ada,ada", "ＡＤＡ,ada", "straße,STRASSE", "ﬁn,fin"})
  void findsOneHandleUnderAllItsSpellings(String one, String other) {
    assertThat(Handles.key(one)).isEqualTo(Handles.key(other));
  }

  @ParameterizedTest
  @CsvSource({"paypal,pаypаl", "ada1,adal", "Ian,lan", "corn,com", "scope,ѕсоре"})
  void knowsHandlesThatLookTheSame(String one, String other) {
    assertThat(Handles.key(one)).isNotEqualTo(Handles.key(other));
    assertThat(Handles.skeleton(one)).isEqualTo(Handles.skeleton(other));
  }

  @Test
  void writesAHandleInOneWay() {
    Validation validation = new Validation();

    assertThat(Handles.judge(validation, "handle", " Ｊose\u0301 ")).isEqualTo("José");
    validation.check();
  }

  private static List<String> faults(String handle) {
    Validation validation = new Validation();
    Handles.judge(validation, "handle", handle);
    try {
      validation.check();
      return List.of();
    } catch (Problem problem) {
      return problem.errors().map(Problem.FieldError::code).toList();
    }
  }
}
