package io.paopao.pages.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.pages.view.Form;
import io.paopao.platform.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypedTest {

  @Test
  void readsWhatABrowserSends() {
    Typed typed = Typed.parse("title=%E6%B3%A1%E6%B3%A1+1&body=a%0D%0Ab&empty=&title=second");
    assertThat(typed.text("title")).isEqualTo("泡泡 1");
    assertThat(typed.text("body")).isEqualTo("a\nb");
    assertThat(typed.optional("empty")).isNull();
    assertThat(typed.optional("absent")).isNull();
  }

  @Test
  void splitsTagsAtSpacesAndCommasOfBothScripts() {
    assertThat(Typed.parse("tags=%E6%89%8B%E5%86%B2%EF%BC%8C+a,b++c").tags())
        .containsExactly("手冲", "a", "b", "c");
    assertThat(Typed.parse("tags=").tags()).isEmpty();
  }

  @Test
  void refusesBrokenEncoding() {
    assertThatThrownBy(() -> Typed.parse("a=%zz")).isInstanceOf(Problem.class);
  }

  @Test
  void keepsAllThatWasTypedButSecrets() {
    Form form = Typed.parse("handle=lin&password=s3cret&csrf=t").shown();
    assertThat(form.value("handle")).isEqualTo("lin");
    assertThat(form.values()).doesNotContainKeys("password", "csrf");
  }

  @Test
  void saysWhatIsWrongBesideTheField() {
    Form form =
        Typed.parse("title=")
            .refused(Problem.invalid(Problem.FieldError.of("title", "field.required")));
    assertThat(form.error("title")).isEqualTo("must not be empty");
    assertThat(form.problem()).isNull();
  }

  @Test
  void putsATakenNameBesideItsField() {
    Form form = Typed.parse("handle=lin").refused(Problem.conflict("user.handleTaken"));
    assertThat(form.error("handle")).contains("handle");
    assertThat(form.value("handle")).isEqualTo("lin");
  }

  @Test
  void saysAboveTheFormWhatBelongsToNoField() {
    Form form = Typed.parse("body=x").refused(Problem.forbidden("thread.locked"));
    assertThat(form.problem()).contains("locked");
    assertThat(form.errors()).isEmpty();
  }

  @Test
  void takesAnotherKeyAfterOneThatWasUsed() {
    Typed typed = Typed.parse("idempotencyKey=k1&body=x");
    assertThat(typed.refused(Problem.of(422, "invalid")).value("idempotencyKey")).isEqualTo("k1");
    assertThat(typed.refused(Problem.of(422, "idempotency.mismatch")).value("idempotencyKey"))
        .isEmpty();
    assertThat(
            typed.refused(Problem.badRequest("idempotency.malformed", 200)).value("idempotencyKey"))
        .isEmpty();
  }

  @Test
  void keepsTheKeyOfWhatMayHaveBeenDone() {
    Typed typed = Typed.parse("idempotencyKey=k1&quantity=1");
    for (Problem problem :
        List.of(
            Problem.conflict("idempotency.inProgress"),
            Problem.deadlineExceeded(),
            Problem.unavailable("capacity"))) {
      assertThat(Composers.key(typed.refused(problem))).as(problem.code()).isEqualTo("k1");
    }
    assertThat(Composers.key(Form.EMPTY)).isNotEmpty().isNotEqualTo(Composers.key(Form.EMPTY));
  }
}
