package io.paopao.posts.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

  private static final String REL = " rel=\"nofollow ugc noopener\"";

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "*a* **b** → <p><em>a</em> <strong>b</strong></p>",
        "`a < b` → <p><code>a &lt; b</code></p>",
        "~~gone~~ → <p><del>gone</del></p>",
        "> said → <blockquote><p>said</p></blockquote>",
        "- a → <ul><li>a</li></ul>",
        "7. a → <ol start=\"7\"><li>a</li></ol>",
        "--- → <hr />",
        "\\*a\\* → <p>*a*</p>",
        "a &amp; b &copy; → <p>a &amp; b ©</p>",
        "<b>a</b> → <p>&lt;b&gt;a&lt;/b&gt;</p>",
        "snake_case_name → <p>snake_case_name</p>",
        "a = b + c → <p>a = b + c</p>",
        "{{x}} → <p>{{x}}</p>",
      })
  void rendersInlinesAndBlocks(String body, String html) {
    assertThat(html(body).replaceAll(">\n+<", "><")).isEqualTo(html);
  }

  @Test
  void headingsMakeRoomForTheTitleOfThePage() {
    assertThat(html("# a")).isEqualTo("<h2>a</h2>");
    assertThat(html("###### a")).isEqualTo("<h6>a</h6>");
  }

  @Test
  void lineBreaksAreKept() {
    assertThat(html("a\nb  \nc")).isEqualTo("<p>a\nb<br />\nc</p>");
  }

  @Test
  void codeBlocksKeepTheirTextAndLanguageOnly() {
    assertThat(html("```java x=y\nif (a < b) {}\n```"))
        .isEqualTo("<pre><code class=\"language-java\">if (a &lt; b) {}\n</code></pre>");
    assertThat(html("```<b>\nx\n```")).isEqualTo("<pre><code>x\n</code></pre>");
  }

  @Test
  void tablesKeepTheirAlignment() {
    assertThat(html("a | b\n:-: | -\n1 | 2"))
        .isEqualTo(
            "<table><thead><tr><th align=\"center\">a</th><th>b</th></tr></thead>"
                + "<tbody><tr><td align=\"center\">1</td><td>2</td></tr></tbody></table>");
  }

  @Test
  void linksAreMarkedAsWrittenByUsers() {
    assertThat(html("[a](https://example.com/?b=1&c=2 \"t\")"))
        .isEqualTo(
            "<p><a href=\"https://example.com/?b=1&amp;c=2\" title=\"t\"" + REL + ">a</a></p>");
    assertThat(html("[a](/t/1)")).isEqualTo("<p><a href=\"/t/1\"" + REL + ">a</a></p>");
    assertThat(html("<me@example.com>"))
        .isEqualTo("<p><a href=\"mailto:me@example.com\"" + REL + ">me@example.com</a></p>");
  }

  @Test
  void linksWithOtherSchemesLeaveTheirText() {
    assertThat(html("[*a*](javascript:b) [c](ftp://d.example)")).isEqualTo("<p><em>a</em> c</p>");
  }

  @Test
  void imagesComeFromTheWebAndLoadLazily() {
    assertThat(html("![a](https://example.com/b.png)"))
        .isEqualTo("<p><img src=\"https://example.com/b.png\" alt=\"a\" loading=\"lazy\" /></p>");
    assertThat(html("![a](data:image/png;base64,AA) ![b](/c.png)")).isEqualTo("<p>a b</p>");
  }

  @Test
  void imagesOfTheForumAreShown() {
    String medium = "/media/0123456789abcdef0123456789abcdef";
    assertThat(html("![a](" + medium + ")"))
        .isEqualTo("<p><img src=\"" + medium + "\" alt=\"a\" loading=\"lazy\" /></p>");
    assertThat(html("![a](" + medium + "/../../x) ![b](/media/1)")).isEqualTo("<p>a b</p>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "看 https://example.com/a，好 → 看 [https://example.com/a]，好",
        "看https://example.com/a好 → 看[https://example.com/a]好",
        "（https://example.com/a） → （[https://example.com/a]）",
        "“https://example.com/a”。 → “[https://example.com/a]”。",
        "见https://example.com/a。https://example.com/b！ →"
            + " 见[https://example.com/a]。[https://example.com/b]！",
        "(https://example.com/a_(b)). → ([https://example.com/a_(b)]).",
        "https://example.com/a𠮷 → [https://example.com/a]𠮷",
        "写信给me@example.com吧 → 写信给[me@example.com]吧",
        "在www.example.com上 → 在[www.example.com]上",
        "<https://example.com/中文> → [https://example.com/中文]",
      })
  void autolinksStopBeforeChinese(String body, String shown) {
    assertThat(html(body).replaceAll("<a [^>]*>", "[").replace("</a>", "]"))
        .isEqualTo("<p>" + shown + "</p>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "**注意：**请看 → <strong>注意：</strong>请看",
        "请看**《书名》**吧 → 请看<strong>《书名》</strong>吧",
        "请看*“这个”*吧 → 请看<em>“这个”</em>吧",
        "**甲**，**乙**。 → <strong>甲</strong>，<strong>乙</strong>。",
        "**甲**（注）**乙** → <strong>甲</strong>（注）<strong>乙</strong>",
        "这是**重点**内容 → 这是<strong>重点</strong>内容",
        "**注意：*甲*。** → <strong>注意：<em>甲</em>。</strong>",
        "**注意：** 请看 → <strong>注意：</strong> 请看",
        "** 不是：**强调 → ** 不是：**强调",
        "2 * 3 * 4 → 2 * 3 * 4",
        "***甲：***乙 → ***甲：***乙",
      })
  void emphasisWorksNextToChinese(String body, String html) {
    assertThat(html(body)).isEqualTo("<p>" + html + "</p>");
  }

  @Test
  void textIsFreeOfMarkup() {
    String body =
        """
        # 标题

        **粗** [link](https://example.com) ![alt](https://example.com/a.png) <b>

        ```java
        int a;
        ```

        a | b
        - | -
        1 | `2`
        """;
    assertThat(Markdown.render(body, handle -> false).text())
        .isEqualTo("标题\n粗 link alt <b>\nint a;\na b\n1 2");
  }

  @Test
  void excerptIsOneLineCutBetweenCharacters() {
    assertThat(Markdown.excerpt("**一二** 三\n\n四五", 20)).isEqualTo("一二 三 四五");
    assertThat(Markdown.excerpt("**一二** 三\n\n四五", 4)).isEqualTo("一二 三…");
    assertThat(Markdown.excerpt("一👩‍👩‍👧二", 4)).isEqualTo("一…");
    assertThat(Markdown.render("# a *b*", handle -> false).excerpt(10)).isEqualTo("a b");
    assertThat(Markdown.excerpt("", 4)).isEmpty();
  }

  @Test
  void emptyBodyIsEmpty() {
    assertThat(html("")).isEmpty();
    assertThat(html(" \n\t\n")).isEmpty();
  }

  @Test
  void refusesLongerBodies() {
    assertThatThrownBy(() -> html("a".repeat(Markdown.MAX_LENGTH + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String html(String body) {
    return Markdown.render(body, handle -> false).html().strip();
  }
}
