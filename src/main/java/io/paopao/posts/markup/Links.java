package io.paopao.posts.markup;

import io.paopao.media.Medium;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/// Turns links and images with an address that is not allowed into their plain content. Images are
/// media of the forum, or stand elsewhere on the web.
final class Links {

  static final Set<String> SCHEMES = Set.of("http", "https", "mailto");
  private static final Set<String> IMAGE_SCHEMES = Set.of("http", "https");

  private Links() {}

  static Node keepSafe(Node document) {
    List<Node> unsafe = new ArrayList<>();
    Tree.walk(
        document,
        (node, depth) -> {
          if (!safe(node)) {
            unsafe.add(node);
          }
        });
    unsafe.forEach(Tree::unwrap);
    return document;
  }

  private static boolean safe(Node node) {
    return switch (node) {
      case Link link -> safeLink(link.getDestination());
      case Image image ->
          Medium.isUrl(image.getDestination())
              || IMAGE_SCHEMES.contains(scheme(image.getDestination()));
      default -> true;
    };
  }

  private static boolean safeLink(String address) {
    String scheme = scheme(address);
    return scheme.isEmpty() ? !address.isEmpty() : SCHEMES.contains(scheme);
  }

  /// Everything before the first colon, or nothing when the address is relative.
  private static String scheme(String address) {
    int colon = address.indexOf(':');
    for (int i = 0; i < colon; i++) {
      if ("/?#".indexOf(address.charAt(i)) >= 0) {
        return "";
      }
    }
    return colon < 0 ? "" : address.substring(0, colon).toLowerCase(Locale.ROOT);
  }
}
