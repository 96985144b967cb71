package io.paopao.posts.markup;

import java.util.Set;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.text.AsciiMatcher;
import org.commonmark.text.Characters;

/// Emphasis whose inner edge is punctuation and whose outer neighbour is a CJK letter, as in
/// `**注意：**请看`: CommonMark expects a space there that Chinese does not write.
final class CjkEmphasis implements InlineContentParser {

  private static final int LONGEST_RUN = 2;

  private static final AsciiMatcher MARKUP =
      AsciiMatcher.builder()
          .anyOf(Set.of('*', '_', '[', ']', '<', '&', '\\', '`', '~', '\n'))
          .build();

  private final boolean[] open = new boolean[LONGEST_RUN + 1];

  @Override
  public ParsedInline tryParse(InlineParserState state) {
    Scanner scanner = state.scanner();
    int before = scanner.peekPreviousCodePoint();
    int run = scanner.matchMultiple('*');
    if (run > LONGEST_RUN) {
      return ParsedInline.none();
    }
    if (open[run]) {
      open[run] = space(before);
      return ParsedInline.none();
    }
    if (space(scanner.peekCodePoint())) {
      return ParsedInline.none();
    }
    return tryWhole(scanner, before, run);
  }

  private ParsedInline tryWhole(Scanner scanner, int before, int run) {
    int first = scanner.peekCodePoint();
    Position start = scanner.position();
    find(scanner);
    Position end = scanner.position();
    int last = scanner.peekPreviousCodePoint();
    boolean closed = !space(last) && scanner.matchMultiple('*') == run;
    if (closed && (misread(before, first) || misread(scanner.peekCodePoint(), last))) {
      Node emphasis = run == 1 ? new Emphasis("*") : new StrongEmphasis("**");
      emphasis.appendChild(new Text(scanner.getSource(start, end).getContent()));
      return ParsedInline.of(emphasis, scanner.position());
    }
    open[run] = true;
    return ParsedInline.none();
  }

  private static void find(Scanner scanner) {
    while (scanner.hasNext() && !MARKUP.matches(scanner.peek())) {
      scanner.next();
    }
  }

  private static boolean misread(int outer, int inner) {
    return Cjk.letter(outer) && Characters.isPunctuationCodePoint(inner);
  }

  private static boolean space(int c) {
    return c == Scanner.END || Characters.isWhitespaceCodePoint(c);
  }

  /// Starts each run of inline text with no emphasis open.
  static final class Factory implements InlineContentParserFactory {

    @Override
    public Set<Character> getTriggerCharacters() {
      return Set.of('*');
    }

    @Override
    public InlineContentParser create() {
      return new CjkEmphasis();
    }
  }
}
