package io.paopao.posts.markup;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/// A mention of a known handle, as a link to its profile.
final class ProfileLink extends CustomNode {

  private final String handle;

  ProfileLink(String handle) {
    this.handle = handle;
  }

  /// Writes profile links as HTML.
  static final class Renderer implements NodeRenderer {

    private final HtmlNodeRendererContext context;

    Renderer(HtmlNodeRendererContext context) {
      this.context = context;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(ProfileLink.class);
    }

    @Override
    public void render(Node node) {
      String handle = ((ProfileLink) node).handle;
      String address = context.encodeUrl("/u/" + handle);
      HtmlWriter html = context.getWriter();
      html.tag("a", new TreeMap<>(Map.of("class", "mention", "href", address)));
      html.text("@" + handle);
      html.tag("/a");
    }
  }
}
