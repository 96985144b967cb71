package io.paopao.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ForumAnalyzerTest {

  private final TermReader reader = new TermReader(Fields.analyzer());

  private List<String> words(String text) {
    return reader.read(Fields.BODY_WORDS, text).stream().map(Token::term).toList();
  }

  private List<String> grams(String text) {
    return reader.read(Fields.BODY, text).stream().map(Token::term).toList();
  }

  @Test
  void cutsChineseIntoWords() {
    assertThat(words("我们讨论分布式数据库")).contains("讨论", "数据库").doesNotContain("论分");
  }

  @Test
  void givesEveryCharacterAndPairAsGrams() {
    assertThat(grams("猫咖啡")).containsExactly("猫", "猫咖", "咖", "咖啡", "啡");
  }

  @Test
  void foldsTraditionalIntoSimplified() {
    assertThat(words("資料庫遷移")).isEqualTo(words("资料库迁移"));
    assertThat(grams("資料庫遷移")).isEqualTo(grams("资料库迁移"));
  }

  @Test
  void foldsWidthAndCase() {
    assertThat(words("ＴｉＫＶ")).containsExactly("tikv");
    assertThat(words("CAFÉ")).containsExactly("cafe");
  }

  @Test
  void stemsEnglishLightly() {
    assertThat(words("The barista's machines")).containsExactly("the", "barista", "machine");
  }

  @Test
  void keepsTechnicalTerms() {
    assertThat(words("C++ 和 C#")).contains("c++", "c#");
    assertThat(words("Node.js")).startsWith(words("nodejs").getFirst()).endsWith("node", "js");
    assertThat(words("oom-killer")).containsExactly("oomkiller", "oom", "killer");
    assertThat(words("prometheus_not_found")).startsWith("prometheusnotfound");
    assertThat(words("v7.5.0")).startsWith("v7.5.0");
    assertThat(words("ER_1064")).startsWith("er1064");
  }

  @Test
  void partsMixedScripts() {
    assertThat(words("用TiDB迁移数据")).contains("tidb", "迁移", "数据");
  }

  @Test
  void offsetsAreThoseOfTheText() {
    var text = "ﬁne 資料庫 ＴｉＫＶ！";
    for (var field : List.of(Fields.BODY, Fields.BODY_WORDS)) {
      assertThat(reader.read(field, text))
          .filteredOn(token -> token.term().equals("tikv"))
          .singleElement()
          .satisfies(
              token -> assertThat(text.substring(token.start(), token.end())).isEqualTo("ＴｉＫＶ"));
    }
  }

  @Test
  void readsVeryLongRuns() {
    assertThat(words("x".repeat(100_000))).containsExactly("x".repeat(64));
    assertThat(words("数据".repeat(5_000))).hasSize(5_000);
    assertThat(words("a.".repeat(5_000))).isNotEmpty();
  }
}
