package io.paopao.posts.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Bodies of the full length in shapes known to make Markdown renderers slow, deep or verbose.
class PathologicalBodyTest {

  static Stream<Arguments> families() {
    return Stream.concat(parserFamilies(), growingFamilies());
  }

  private static Stream<Arguments> parserFamilies() {
    return Stream.of(
        family("nested strong", "", "*a **a ", "b** b*".repeat(2_700)),
        family("emphasis closers", "", "a_ ", ""),
        family("emphasis openers", "", "_a ", ""),
        family("link closers", "", "a]", ""),
        family("link openers", "", "[a", ""),
        family("mismatched openers and closers", "", "*a_ ", ""),
        family("nested brackets", "", "[", "]".repeat(16_000)),
        family("nested quotes", "", "> ", "a"),
        family("nested lists", "", "- ", "a"),
        family("backticks", "", "e`e``e```", ""),
        family("unclosed links", "", "[a](<b", ""),
        family("unclosed tags", "", "<a a='", ""),
        family("unclosed comments", "", "a <!-- ", ""),
        family("nested images", "", "![a", "](https://b)".repeat(2_300)));
  }

  private static Stream<Arguments> growingFamilies() {
    return Stream.of(
        family("wide tables", "|a".repeat(3_000) + "\n" + "|-".repeat(3_000) + "\n", "a\n", ""),
        family("long tables", "|a|b|c|d\n|:-:|:-:|:-:|:-:\n", "a\n", ""),
        family("long references", "[a]: /" + "x".repeat(8_000) + "\n\n", "[a]", ""),
        family("short references", "[a]: b\n\n", "[a] ", ""),
        family("empty links", "", "[](b)", ""),
        family("alternating lists", "", "-\n+\n", ""),
        family("quotes", "", "\"", ""),
        family("braces", "", "{", ""),
        family("full-width forms", "", "，", ""),
        family("addresses", "", "www.a.b ", ""),
        family("mentions", "", "@ab ", ""),
        family("Chinese mentions", "", "@" + "中".repeat(30), ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("families")
  void outputStaysInBounds(String name, String body) {
    Rendered rendered = Markdown.render(body, handle -> true);
    assertThat(rendered.html()).hasSizeLessThanOrEqualTo(Markdown.MAX_GROWTH * body.length());
    assertThat(rendered.text()).hasSizeLessThanOrEqualTo(2 * body.length());
    assertThat(Html.sanitised(rendered.html())).isEqualTo(rendered.html());
    assertThat(Markdown.mentions(body)).hasSizeLessThanOrEqualTo(Mentions.MAX_MENTIONS * 29);
  }

  @Test
  void bodyThatGrowsTooMuchIsShownAsItWasTyped() {
    String body = "[](b)".repeat(6_000);
    Rendered rendered = Markdown.render(body, handle -> true);
    assertThat(rendered.html()).isEqualTo("<pre><code>" + body + "</code></pre>\n");
    assertThat(rendered.text()).isEqualTo(body);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("families")
  void smallStackSuffices(String name, String body) throws InterruptedException {
    AtomicReference<String> html = new AtomicReference<>("");
    Runnable task = () -> html.set(Markdown.render(body, handle -> true).html());
    Thread thread = new Thread(null, task, name, 512 * 1024);
    thread.start();
    thread.join();
    assertThat(html.get()).isNotEmpty();
  }

  private static Arguments family(String name, String before, String unit, String after) {
    int times = (Markdown.MAX_LENGTH - before.length() - after.length()) / unit.length();
    return Arguments.of(name, before + unit.repeat(times) + after);
  }
}
