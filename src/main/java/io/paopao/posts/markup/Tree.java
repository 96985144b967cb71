package io.paopao.posts.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.commonmark.node.Block;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/// Walks and reshapes a parsed document without recursion, so that no body can exhaust the stack.
final class Tree {

  private static final int MAX_DEPTH = 64;
  private static final int LOWEST_HEADING = 6;

  private Tree() {}

  /// Unwraps inline nodes below a depth that no reader could follow.
  static Node flatten(Node document) {
    List<Node> deep = new ArrayList<>();
    walk(
        document,
        (node, depth) -> {
          if (depth > MAX_DEPTH && !(node instanceof Block) && node.getFirstChild() != null) {
            deep.add(node);
          }
        });
    deep.forEach(Tree::unwrap);
    return document;
  }

  /// Splits texts where CJK meets other writing: an autolink or e-mail address never spans both.
  static Node splitTexts(Node document) {
    for (Text text : texts(document)) {
      String literal = text.getLiteral();
      if (literal.indexOf(':') >= 0 || literal.indexOf('@') >= 0 || literal.contains("www.")) {
        split(text);
      }
    }
    return document;
  }

  /// Joins neighbouring texts again, so that a mention is never cut.
  static Node mergeTexts(Node document) {
    for (Text text : texts(document)) {
      if (text.getNext() instanceof Text && !(text.getPrevious() instanceof Text)) {
        StringBuilder joined = new StringBuilder(text.getLiteral());
        while (text.getNext() instanceof Text next) {
          joined.append(next.getLiteral());
          next.unlink();
        }
        text.setLiteral(joined.toString());
      }
    }
    return document;
  }

  /// Makes room for the page's own `h1`, the thread title.
  static Node lowerHeadings(Node document) {
    walk(
        document,
        (node, depth) -> {
          if (node instanceof Heading heading) {
            heading.setLevel(Math.min(LOWEST_HEADING, heading.getLevel() + 1));
          }
        });
    return document;
  }

  /// The texts outside links and images, in document order.
  static List<Text> texts(Node document) {
    List<Text> texts = new ArrayList<>();
    for (Node node = document; node != null; ) {
      if (node instanceof Text text) {
        texts.add(text);
      }
      boolean closed = node instanceof Link || node instanceof Image;
      Node child = closed ? null : node.getFirstChild();
      node = child != null ? child : after(node);
    }
    return texts;
  }

  /// Visits every node with its depth, parents before children.
  static void walk(Node document, ObjIntConsumer<Node> visitor) {
    int depth = 0;
    for (Node node = document; node != null; ) {
      visitor.accept(node, depth);
      Node next = node.getFirstChild();
      depth++;
      while (node != null && next == null) {
        next = node.getNext();
        node = node.getParent();
        depth--;
      }
      node = next;
    }
  }

  /// Puts the node's children in its place.
  static void unwrap(Node node) {
    for (Node child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
      node.insertBefore(child);
    }
    node.unlink();
  }

  private static @Nullable Node after(Node node) {
    Node last = node;
    while (last != null && last.getNext() == null) {
      last = last.getParent();
    }
    return last == null ? null : last.getNext();
  }

  private static void split(Text text) {
    String literal = text.getLiteral();
    int from = 0;
    int length;
    for (int i = 0; i < literal.length(); i += length) {
      int c = literal.codePointAt(i);
      length = Character.charCount(c);
      if (i > 0 && Cjk.any(c) != Cjk.any(literal.codePointBefore(i))) {
        text.insertBefore(new Text(literal.substring(from, i)));
        from = i;
      }
    }
    text.setLiteral(literal.substring(from));
  }
}
