package io.paopao.points.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.platform.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryBoundsTest {

  private static final QueryBounds BOUNDS = new QueryBounds(3, 10, 1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{customer(ref:\"1\"){ref ledger{nextCursor}}}",
        "{a(b:\"}{{{{{{ \\\" {{{{\")}",
        "{a(b:\"\"\"{{{{{ \\\"\"\" {{{\"\"\")}",
        "{a # {{{{{{\n}",
        "{...f} fragment f on C {a}"
      })
  void smallQueriesAreAllowed(String query) {
    assertThat(BOUNDS.allow(query)).isTrue();
  }

  @Test
  void deepOnesAreNot() {
    assertThat(BOUNDS.allow("{a{b{c{d}}}}")).isFalse();
    assertThat(BOUNDS.allow("{a(x:\"\"){b{c{d}}}}")).isFalse();
    assertThat(BOUNDS.allow("{a #\n{b{c{d}}}}")).isFalse();
  }

  @Test
  void wideOnesAreNot() {
    assertThat(BOUNDS.allow("{" + "a,".repeat(11) + "}")).isFalse();
    assertThat(BOUNDS.allow("{...f ...f} fragment f on C {a}")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{a(b:\"",
        "{a(b:\"\\",
        "{a(b:\"\\\"",
        "{a(b:\"\n\")}",
        "{a(b:\"\r\")}",
        "{a(b:\"\"\"",
        "{a(b:\"\"\"\"\"",
        "{a(b:\"\"\"c\\\"\"\") c:a(b:\"d\") e:a(b:\"f\")}"
      })
  void stringsWithoutAnEndAreMalformed(String query) {
    assertThatThrownBy(() -> BOUNDS.allow(query))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("query.invalid"));
  }

  @Test
  void commentsNeedNoEnd() {
    assertThat(BOUNDS.allow("# no end")).isTrue();
    assertThat(BOUNDS.allow("{a} # \"")).isTrue();
  }
}
