package io.paopao.posts.markup;

import io.paopao.media.Medium;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// Writes a document as HTML and lets only the allow-list through.
final class Html {

  private static final Predicate<String> WEB_ADDRESS =
      Pattern.compile("(?i)https?://.*").asMatchPredicate();
  private static final Pattern LANGUAGE = Pattern.compile("language-[A-Za-z0-9+#._-]{1,32}");
  private static final Pattern ALIGNMENT = Pattern.compile("left|center|right");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  /// References that the sanitiser writes for old charsets; in UTF-8 they are eight times as long
  /// as the Chinese comma they stand for.
  private static final Pattern HARMLESS = Pattern.compile("&#(?:x([0-9a-f]{4,6})|(43|61|64));");

  private static final PolicyFactory ALLOWED = allowed();
  private static final HtmlRenderer RENDERER = renderer();

  private Html() {}

  /// The document as safe HTML, or nothing if that would be longer than the limit.
  static Optional<String> of(Node document, int limit) {
    BoundedText out = new BoundedText(limit);
    try {
      RENDERER.render(document, out);
    } catch (BoundedText.Full e) {
      return Optional.empty();
    }
    return Optional.of(sanitised(out.toString())).filter(html -> html.length() <= limit);
  }

  /// Keeps what is allow-listed; sanitising the result again changes nothing.
  static String sanitised(String html) {
    // The sanitiser breaks up "{{" for script templates, which these pages do not have.
    String kept = ALLOWED.sanitize(html).replace("{<!-- -->", "{");
    return HARMLESS.matcher(kept).replaceAll(Html::character);
  }

  private static String character(MatchResult reference) {
    String hex = reference.group(1);
    int c = hex == null ? Integer.parseInt(reference.group(2)) : Integer.parseInt(hex, 16);
    return Character.toString(c);
  }

  private static HtmlRenderer renderer() {
    return HtmlRenderer.builder()
        .escapeHtml(true)
        .sanitizeUrls(true)
        .percentEncodeUrls(true)
        .nodeRendererFactory(ProfileLink.Renderer::new)
        .attributeProviderFactory(context -> Html::attributes)
        .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
        .build();
  }

  private static void attributes(Node node, String tag, Map<String, String> attributes) {
    if (node instanceof Image) {
      attributes.put("loading", "lazy");
    } else if (node instanceof FencedCodeBlock && "pre".equals(tag)) {
      attributes.clear();
    }
  }

  private static PolicyFactory allowed() {
    return new HtmlPolicyBuilder()
        .allowElements("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "code")
        .allowElements("strong", "em", "del", "ul", "ol", "li", "a")
        .allowElements("table", "thead", "tbody", "tr", "th", "td")
        .allowElements((name, attributes) -> attributes.contains("src") ? name : null, "img")
        .allowUrlProtocols(Links.SCHEMES.toArray(String[]::new))
        .allowAttributes("href")
        .onElements("a")
        .allowAttributes("title")
        .onElements("a", "img")
        .allowAttributes("class")
        .matching(true, "mention")
        .onElements("a")
        .requireRelsOnLinks("nofollow", "ugc", "noopener")
        .allowAttributes("src")
        .matching(address -> Medium.isUrl(address) || WEB_ADDRESS.test(address))
        .onElements("img")
        .allowAttributes("alt")
        .onElements("img")
        .allowAttributes("loading")
        .matching(true, "lazy")
        .onElements("img")
        .allowAttributes("class")
        .matching(LANGUAGE)
        .onElements("code")
        .allowAttributes("align")
        .matching(ALIGNMENT)
        .onElements("th", "td")
        .allowAttributes("start")
        .matching(NUMBER)
        .onElements("ol")
        .toFactory();
  }
}
