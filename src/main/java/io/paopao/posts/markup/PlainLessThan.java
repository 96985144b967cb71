package io.paopao.posts.markup;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/// Reads `<` as itself unless an autolink such as `<https://example.com>` follows: raw HTML is text
/// here, and looking for the ends of tags that never close takes quadratic time.
final class PlainLessThan implements InlineContentParser {

  @Override
  public ParsedInline tryParse(InlineParserState state) {
    Scanner scanner = state.scanner();
    scanner.next();
    var afterwards = scanner.position();
    return autolink(scanner) ? ParsedInline.none() : ParsedInline.of(new Text("<"), afterwards);
  }

  private static boolean autolink(Scanner scanner) {
    boolean address = false;
    if (!Character.isLetterOrDigit(scanner.peek())) {
      return false;
    }
    while (scanner.hasNext()) {
      char c = scanner.peek();
      if (c <= ' ' || c == '<' || c == '>') {
        return address && c == '>';
      }
      address |= c == ':' || c == '@';
      scanner.next();
    }
    return false;
  }

  /// Replaces the reading of `<` in every run of inline text.
  static final class Factory implements InlineContentParserFactory {

    @Override
    public Set<Character> getTriggerCharacters() {
      return Set.of('<');
    }

    @Override
    public InlineContentParser create() {
      return new PlainLessThan();
    }
  }
}
