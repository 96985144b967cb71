package io.paopao.pages.web;

import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Head;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Pages as answers: those of guests may be kept and asked for again by their tag, all others are
/// their reader's own.
@ApplicationScoped
public class Answers {

  private static final int TAG_LENGTH = 20;

  private final Renderer renderer;

  @Inject
  Answers(Renderer renderer) {
    this.renderer = renderer;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Answers() {
    this(null);
  }

  /// What a page shows.
  ///
  /// @param name of the template's parameter
  record Content(String template, Head head, String name, Object value) {}

  /// @param request null for a page that answers a form
  Response page(@Nullable Request request, Frame frame, Content content) {
    byte[] html = html(frame, content);
    if (request == null || frame.viewer() != null) {
      return Response.ok(html, Renderer.HTML).build();
    }
    return cached(request, html, Renderer.HTML);
  }

  /// The page with a form that was not accepted.
  Response refused(int status, Frame frame, Content content) {
    return Response.status(status).type(Renderer.HTML).entity(html(frame, content)).build();
  }

  static Response cached(Request request, byte[] body, String type) {
    EntityTag tag = new EntityTag(tag(body), true);
    CacheControl cache = new CacheControl();
    cache.setNoCache(true);
    cache.setNoTransform(false);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return (unchanged == null ? Response.ok(body, type) : unchanged)
        .tag(tag)
        .cacheControl(cache)
        .header(HttpHeaders.VARY, "Cookie, Accept-Language")
        .build();
  }

  /// Goes on to a page of ours.
  static Response.ResponseBuilder seeOther(String path) {
    return Response.status(Response.Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, URI.create(path).toASCIIString());
  }

  private byte[] html(Frame frame, Content content) {
    return renderer.html(
        content.template(),
        Map.of("f", frame, "head", content.head(), content.name(), content.value()));
  }

  private static String tag(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return HexFormat.of().formatHex(digest).substring(0, TAG_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
