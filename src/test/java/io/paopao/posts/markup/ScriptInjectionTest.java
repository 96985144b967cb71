package io.paopao.posts.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptInjectionTest {

  private static final Set<String> TAGS =
      Set.of(
          ("p br hr h2 h3 h4 h5 h6 blockquote pre code strong em del ul ol li a img"
                  + " table thead tbody tr th td")
              .split(" "));

  /// What each attribute may say, as a pattern, by tag and name.
  private static final Map<String, String> ATTRIBUTES =
      Map.ofEntries(
          Map.entry("a href", "(?i)(https?:|mailto:|//|/u/|[^:]*$|[^:]*[/?#]).*"),
          Map.entry("a title", "(?s).*"),
          Map.entry("a class", "mention"),
          Map.entry("a rel", "nofollow ugc noopener"),
          Map.entry("img src", "https?://.*|/media/[0-9a-f]{32}"),
          Map.entry("img alt", "(?s).*"),
          Map.entry("img title", "(?s).*"),
          Map.entry("img loading", "lazy"),
          Map.entry("code class", "language-[A-Za-z0-9+#._-]+"),
          Map.entry("th align", "left|center|right"),
          Map.entry("td align", "left|center|right"),
          Map.entry("ol start", "\\d+"));

  static List<String> bodies() {
    return ScriptInjections.all();
  }

  @Test
  void corpusIsLarge() {
    assertThat(bodies()).hasSizeGreaterThanOrEqualTo(1_000).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void onlyAllowListedMarkupRemains(String body) {
    Element parsed = Jsoup.parseBodyFragment(html(body)).body();
    assertThat(parsed.children().select("*").eachAttr("id")).isEmpty();
    assertThat(comments(parsed)).isEmpty();
    for (Element element : parsed.children().select("*")) {
      assertThat(TAGS).contains(element.normalName());
      for (Attribute attribute : element.attributes()) {
        String place = element.normalName() + " " + attribute.getKey();
        assertThat(ATTRIBUTES).containsKey(place);
        assertThat(attribute.getValue()).as(place).matches(ATTRIBUTES.getOrDefault(place, ""));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void sanitisingAgainChangesNothing(String body) {
    String html = html(body);
    assertThat(Html.sanitised(html)).isEqualTo(html);
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void parsingAndSerialisingAgainChangesNothing(String body) {
    String once = serialised(html(body));
    assertThat(serialised(once)).isEqualTo(once);
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void rawHtmlIsSanitisedWithoutTheRendererBeforeIt(String body) {
    String html = Html.sanitised(body);
    assertThat(Html.sanitised(html)).isEqualTo(html);
    assertThat(Jsoup.parseBodyFragment(html).body().children().select("*").eachAttr("id"))
        .isEmpty();
    assertThat(Jsoup.parseBodyFragment(html).select("script,style,svg,math,noscript,iframe"))
        .isEmpty();
  }

  private static String html(String body) {
    return Markdown.render(body, Set.of("alice", "小明")::contains).html();
  }

  private static String serialised(String html) {
    return Jsoup.parseBodyFragment(html).body().html();
  }

  private static Stream<Comment> comments(Element parsed) {
    return parsed.nodeStream(Comment.class);
  }
}
