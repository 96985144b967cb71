package io.paopao.posts.markup;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/// Renders CommonMark with GFM tables, strikethrough and autolinks, within fixed bounds.
public final class Markdown {

  /// The longest body in UTF-16 units; callers refuse a longer one before they render it.
  public static final int MAX_LENGTH = 32 * 1024;

  /// HTML is at most this many times as long as its body, or [#SMALL_OUTPUT] if that is more.
  public static final int MAX_GROWTH = 8;

  /// The HTML length that any body may reach, however short it is.
  public static final int SMALL_OUTPUT = 64 * 1024;

  private static final int MAX_OPEN_BLOCKS = 40;

  // every block of CommonMark but raw HTML
  private static final Set<Class<? extends Block>> BLOCKS =
      Set.of(
          Heading.class,
          FencedCodeBlock.class,
          ThematicBreak.class,
          ListBlock.class,
          BlockQuote.class,
          IndentedCodeBlock.class);

  private static final Extension TABLES = TablesExtension.create();
  private static final Parser WITH_TABLES = parser(true);
  private static final Parser WITHOUT_TABLES = parser(false);

  private Markdown() {}

  /// Renders the body and links each mention to the longest of its candidates that is known.
  public static Rendered render(String body, Predicate<String> known) {
    Node document = parse(body);
    String text = PlainText.of(document);
    Set<String> linked = Mentions.link(document, known);
    int limit = Math.max(SMALL_OUTPUT, MAX_GROWTH * body.length());
    return Html.of(document, limit)
        .map(html -> new Rendered(html, text, linked))
        .orElseGet(() -> unformatted(body, limit));
  }

  /// Every handle that the body may be addressing. Chinese is written without spaces, so `@小明你好`
  /// yields 小明你好, 小明你 and 小明; the caller looks up which of them exist.
  public static Set<String> mentions(String body) {
    Set<String> candidates = new LinkedHashSet<>();
    Mentions.in(parse(body)).forEach(mention -> candidates.addAll(mention.candidates()));
    return candidates;
  }

  /// The start of the body's plain text on one line; for many lists, keep [Rendered#text] instead.
  public static String excerpt(String body, int length) {
    return PlainText.excerpt(PlainText.of(parse(body)), length);
  }

  private static Node parse(String body) {
    if (body.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("body is longer than " + MAX_LENGTH);
    }
    Budget budget = Budget.of(body);
    if (!budget.allowsParsing()) {
      return preformatted(body);
    }
    return (budget.allowsTables() ? WITH_TABLES : WITHOUT_TABLES).parse(body);
  }

  /// A body whose markup would grow out of bounds is shown as it was typed.
  private static Rendered unformatted(String body, int limit) {
    return new Rendered(Html.of(preformatted(body), limit).orElseThrow(), body, Set.of());
  }

  private static Node preformatted(String body) {
    IndentedCodeBlock lines = new IndentedCodeBlock();
    lines.setLiteral(body);
    Document document = new Document();
    document.appendChild(lines);
    return document;
  }

  private static Parser parser(boolean tables) {
    Extension autolink =
        AutolinkExtension.builder()
            .linkTypes(AutolinkType.URL, AutolinkType.WWW, AutolinkType.EMAIL)
            .build();
    return Parser.builder()
        .maxOpenBlockParsers(MAX_OPEN_BLOCKS)
        .enabledBlockTypes(BLOCKS)
        .customInlineContentParserFactory(new PlainLessThan.Factory())
        .customInlineContentParserFactory(new CjkEmphasis.Factory())
        .postProcessor(Tree::flatten)
        .postProcessor(Tree::splitTexts)
        .extensions(List.of(autolink, StrikethroughExtension.create()))
        .extensions(tables ? List.of(TABLES) : List.of())
        .postProcessor(Tree::mergeTexts)
        .postProcessor(Links::keepSafe)
        .postProcessor(Tree::lowerHeadings)
        .build();
  }
}
