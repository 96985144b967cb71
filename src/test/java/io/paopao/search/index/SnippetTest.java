package io.paopao.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnippetTest {

  @TempDir Path folder;

  private Hit only(String title, String body, String query) throws IOException {
    try (var shelf = Shelf.in(folder)) {
      var hits = shelf.with(Shelf.thread("t", title, body)).search(query).hits();
      assertThat(hits).hasSize(1);
      return hits.getFirst();
    }
  }

  private static List<String> marked(Snippet snippet) {
    return snippet.highlights().stream()
        .map(range -> snippet.text().substring(range.start(), range.end()))
        .toList();
  }

  @Test
  void marksTheMatchInTitleAndBody() throws IOException {
    var hit = only("資料庫的問題", "我的ＴｉＫＶ坏了。重启TiKV也没用。", "数据库 资料库 tikv");
    assertThat(marked(hit.title())).containsExactly("資料庫");
    assertThat(marked(hit.snippet())).contains("TiKV");
  }

  @Test
  void marksWholeWordsOfTheQuestionWhereTheDictionaryCutsOtherwise() throws IOException {
    assertThat(marked(only("见闻", "昨天去了宽窄巷子玩", "窄巷").snippet())).containsExactly("窄巷");
  }

  @Test
  void marksStemsAndCompounds() throws IOException {
    var hit = only("x", "The grinders run on Node.js here", "grinder nodejs");
    assertThat(marked(hit.snippet())).containsExactly("grinders", "Node.js");
  }

  @Test
  void showsTheMatchOfALongTextWithoutBreaks() throws IOException {
    var hit = only("x", "😀".repeat(2_000) + "针" + "草".repeat(4_000), "针");
    assertThat(hit.snippet().text().length()).isLessThanOrEqualTo(241);
    assertThat(marked(hit.snippet())).containsExactly("针");
    assertThat(hit.snippet().text().codePoints())
        .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  @Test
  void showsTheBeginningWhenOnlyTheTitleMatches() throws IOException {
    var hit = only("独一无二", "从头说起。", "独一无二");
    assertThat(hit.snippet()).isEqualTo(new Snippet("从头说起。", List.of()));
    assertThat(only("独一无二", "", "独一无二").snippet().text()).isEmpty();
  }

  @Test
  void escapesHtml() throws IOException {
    var hit = only("<b>", "<script>alert('火焰图')</script> & \"more\"", "火焰图");
    assertThat(hit.snippet().html())
        .isEqualTo(
            "&lt;script&gt;alert(&#39;<mark>火焰图</mark>&#39;)&lt;/script&gt; &amp;"
                + " &quot;more&quot;");
    assertThat(hit.title().html()).isEqualTo("&lt;b&gt;");
  }
}
