package io.paopao.posts.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {

  private static final Set<String> KNOWN = Set.of("alice", "bob_2", "a-b", "小明", "小明明", "li王");

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "@alice → [@alice]",
        "hi @alice, @bob_2. → hi [@alice], [@bob_2].",
        "你好@alice，@小明。 → 你好[@alice]，[@小明]。",
        "@alice你好 → [@alice]你好",
        "@小明你好 → [@小明]你好",
        "@小明明你好 → [@小明明]你好",
        "@li王说 → [@li王]说",
        "（@alice）“@小明” → （[@alice]）“[@小明]”",
        "**@alice** → <strong>[@alice]</strong>",
        "*注：*@alice → <em>注：</em>[@alice]",
        "@a-b- → [@a-b]-",
        "@nobody @a @alicex → @nobody @a @alicex",
      })
  void linksKnownHandles(String body, String shown) {
    assertThat(html(body).replaceAll("<a [^>]*>", "[").replace("</a>", "]"))
        .isEqualTo("<p>" + shown + "</p>");
  }

  @Test
  void linkLeadsToTheProfile() {
    assertThat(html("@小明"))
        .isEqualTo(
            "<p><a class=\"mention\" href=\"/u/%E5%B0%8F%E6%98%8E\""
                + " rel=\"nofollow ugc noopener\">@小明</a></p>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`@alice`",
        "```\n@alice\n```",
        "    @alice",
        "me@alice.com",
        "写给me@alice.com吧",
        "<me@alice>",
        "https://example.com/@alice",
        "[@alice](https://example.com)",
        "![@alice](https://example.com/a.png)",
        "@alice@example.com",
        "@alice.example.com",
        "@@alice",
        "a@alice",
        "@alice/core",
        "@a",
        "@ alice",
      })
  void leavesCodeAddressesAndLinksAlone(String body) {
    assertThat(Markdown.mentions(body)).doesNotContain("alice");
    assertThat(Markdown.render(body, KNOWN::contains).mentions()).isEmpty();
  }

  @Test
  void namesEveryHandleThatChineseTextMayMean() {
    assertThat(Markdown.mentions("@小明你好 @alice看"))
        .containsExactly("小明你好", "小明你", "小明", "alice看", "alice");
  }

  @Test
  void handlesHaveTwoToThirtyCharacters() {
    assertThat(Markdown.mentions("@" + "a".repeat(30))).containsExactly("a".repeat(30));
    assertThat(Markdown.mentions("@" + "a".repeat(31))).isEmpty();
    assertThat(Markdown.mentions("@" + "明".repeat(40))).hasSize(29);
  }

  @Test
  void reportsEachLinkedHandleOnce() {
    assertThat(Markdown.render("@小明 @alice @小明 @nobody", KNOWN::contains).mentions())
        .containsExactly("小明", "alice");
  }

  @Test
  void onlyTheFirstMentionsOfBodyCount() {
    String body = "@nobody ".repeat(Mentions.MAX_MENTIONS) + "@alice";
    assertThat(Markdown.mentions(body)).containsExactly("nobody");
    assertThat(Markdown.render(body, KNOWN::contains).mentions()).isEmpty();
  }

  private static String html(String body) {
    return Markdown.render(body, KNOWN::contains).html().strip();
  }
}
