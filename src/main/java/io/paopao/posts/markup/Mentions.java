package io.paopao.posts.markup;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/// Finds the mentions of a document outside code, links and images, and links those that exist.
final class Mentions {

  /// What of the mentions is looked at: one post cannot call out a whole forum.
  static final int MAX_MENTIONS = 50;

  private Mentions() {}

  static List<Mention> in(Node document) {
    return Tree.texts(document).stream()
        .flatMap(text -> Mention.in(text.getLiteral()).stream())
        .limit(MAX_MENTIONS)
        .toList();
  }

  /// Links the first mentions in place and returns the handles linked to.
  static Set<String> link(Node document, Predicate<String> known) {
    Set<String> linked = new LinkedHashSet<>();
    int left = MAX_MENTIONS;
    for (Text text : Tree.texts(document)) {
      List<Mention> mentions = Mention.in(text.getLiteral());
      List<Mention> first = mentions.subList(0, Math.min(left, mentions.size()));
      left -= first.size();
      linked.addAll(link(text, first, known));
    }
    return linked;
  }

  private static List<String> link(Text text, List<Mention> mentions, Predicate<String> known) {
    List<String> linked = new ArrayList<>();
    String literal = text.getLiteral();
    int from = 0;
    for (Mention mention : mentions) {
      Optional<String> handle = mention.candidates().stream().filter(known).findFirst();
      if (handle.isPresent()) {
        text.insertBefore(new Text(literal.substring(from, mention.at())));
        text.insertBefore(new ProfileLink(handle.get()));
        linked.add(handle.get());
        from = mention.at() + 1 + handle.get().length();
      }
    }
    text.setLiteral(literal.substring(from));
    return linked;
  }
}
