package io.paopao.posts.markup;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/// The words of a document: what search indexes and lists quote.
final class PlainText {

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private PlainText() {}

  static String of(Node document) {
    StringBuilder text = new StringBuilder();
    Tree.walk(document, (node, depth) -> append(text, node));
    return text.toString().strip();
  }

  /// One line of at most `length` characters, never cut inside what a reader sees as one.
  static String excerpt(String text, int length) {
    String line = SPACES.matcher(text).replaceAll(" ").strip();
    if (line.length() <= length) {
      return line;
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(line);
    int end = characters.isBoundary(length) ? length : characters.preceding(length);
    return line.substring(0, Math.max(0, end)).stripTrailing() + "…";
  }

  private static void append(StringBuilder text, Node node) {
    if (node instanceof TableCell) {
      separate(text, ' ');
    } else if (node instanceof Block || node instanceof TableRow) {
      separate(text, '\n');
    }
    text.append(words(node));
  }

  private static String words(Node node) {
    return switch (node) {
      case Text words -> words.getLiteral();
      case Code code -> code.getLiteral();
      case FencedCodeBlock code -> code.getLiteral();
      case IndentedCodeBlock code -> code.getLiteral();
      case SoftLineBreak _, HardLineBreak _ -> "\n";
      default -> "";
    };
  }

  private static void separate(StringBuilder text, char separator) {
    if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
      text.append(separator);
    }
  }
}
