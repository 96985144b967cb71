package io.paopao.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryTextTest {

  @Test
  void takesOperatorsOutOfTheWords() {
    var text = QueryText.parse("慢查询 board:tech Author:alice tag:sql tag:调优");
    assertThat(text.words()).isEqualToIgnoringWhitespace("慢查询");
    assertThat(text.operator("board")).containsExactly("tech");
    assertThat(text.operator("author")).containsExactly("alice");
    assertThat(text.operator("tag")).containsExactlyInAnyOrder("sql", "调优");
  }

  @Test
  void takesPhrasesInAnyQuotes() {
    assertThat(QueryText.parse("\"a b\" “数据 迁移” 「热点」").phrases())
        .containsExactly("a b", "数据 迁移", "热点");
  }

  @Test
  void takesExclusions() {
    var text = QueryText.parse("咖啡 -奶 -\"cold brew\"");
    assertThat(text.words()).isEqualToIgnoringWhitespace("咖啡");
    assertThat(text.excluded()).containsExactly("奶", "cold brew");
  }

  @Test
  void leavesWhatIsNoOperator() {
    var query = "oom-killer http://a.b - \" x:y";
    var text = QueryText.parse(query);
    assertThat(text.words()).isEqualTo(query);
    assertThat(text.phrases()).isEmpty();
    assertThat(text.excluded()).isEmpty();
  }
}
