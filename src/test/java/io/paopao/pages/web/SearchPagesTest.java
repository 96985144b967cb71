package io.paopao.pages.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.pages.view.SearchPage.Fragment;
import io.paopao.search.SearchHit.Range;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchPagesTest {

  private static final Operators NONE = new Operators("", "", "", "");

  @Test
  void takesOperatorsOutOfTheWords() {
    assertThat(Operators.parse("手冲 board:coffee author:@lin 水温 tag:grinder", NONE))
        .isEqualTo(new Operators("手冲 水温", "coffee", "lin", "grinder"));
  }

  @Test
  void keepsTheFieldsBesideTheLine() {
    Operators beside = new Operators("", "qa", "ada", "");
    assertThat(Operators.parse("x board:film", beside))
        .isEqualTo(new Operators("x", "film", "ada", ""));
  }

  @Test
  void leavesOtherColonsAlone() {
    assertThat(Operators.parse("http://x keyboard:y", NONE).words())
        .isEqualTo("http://x keyboard:y");
  }

  @Test
  void cutsATextAtItsHighlights() {
    assertThat(SearchPages.fragments("abcd", List.of(new Range(0, 1), new Range(2, 3))))
        .containsExactly(
            new Fragment("a", true),
            new Fragment("b", false),
            new Fragment("c", true),
            new Fragment("d", false));
    assertThat(SearchPages.fragments("", List.of())).isEmpty();
  }

  @Test
  void knowsTheCreativeCommons() {
    assertThat(Licences.url("CC-BY-SA-4.0"))
        .isEqualTo("https://creativecommons.org/licenses/by-sa/4.0/");
    assertThat(Licences.url("MIT")).isNull();
  }

  @Test
  void writesNothingButTextIntoXml() {
    byte[] xml = Xml.open("feed", "urn:x").text("title", "<b>&\u0000泡").close();
    assertThat(new String(xml, java.nio.charset.StandardCharsets.UTF_8))
        .contains("<title>&lt;b&gt;&amp;泡</title>");
  }
}
