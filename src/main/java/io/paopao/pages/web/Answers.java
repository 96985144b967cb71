package io.paopao.pages.web;

import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Head;
import io.paopao.platform.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Pages as answers: those of guests may be kept and asked for again by their tag, all others are
/// their reader's own.
@ApplicationScoped
public class Answers {

  /// What the pages of guests depend on besides their address.
  static final String VARY = "Cookie, Accept-Language";

  private static final int TAG_LENGTH = 20;

  private final Renderer renderer;
  private final GuestPages guests;

  @Inject
  Answers(Renderer renderer, GuestPages guests) {
    this.renderer = renderer;
    this.guests = guests;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Answers() {
    this(null, null);
  }

  /// What a page shows.
  ///
  /// @param name of the template's parameter
  record Content(String template, Head head, String name, Object value) {}

  /// A whole page.
  record Shown(Frame frame, Content content) {}

  /// A page that many guests ask for, and each of them sees the same.
  Response shared(Request request, HttpServletRequest servletRequest, Supplier<Shown> page) {
    Supplier<byte[]> html =
        () -> {
          Shown shown = page.get();
          return html(shown.frame(), shown.content());
        };
    if (!Visit.of(servletRequest).guest()) {
      return Response.ok(html.get(), Renderer.HTML).build();
    }
    GuestPages.Page kept = guests.get(servletRequest, html);
    return cached(request, kept.html(), kept.tag(), Renderer.HTML);
  }

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
    return cached(request, body, tag(body), type);
  }

  private static Response cached(Request request, byte[] body, EntityTag tag, String type) {
    CacheControl cache = new CacheControl();
    cache.setNoCache(true);
    cache.setNoTransform(false);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return (unchanged == null ? Response.ok(body, type) : unchanged)
        .tag(tag)
        .cacheControl(cache)
        .header(HttpHeaders.VARY, VARY)
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

  static EntityTag tag(byte[] body) {
    return new EntityTag(HexFormat.of().formatHex(Sha256.of(body)).substring(0, TAG_LENGTH), true);
  }
}
