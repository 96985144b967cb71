package io.paopao.pages.web;

import io.paopao.pages.text.Language;
import io.paopao.pages.view.Frame;
import io.paopao.platform.RequestContext;
import io.paopao.platform.rest.ReadyAnswer;
import io.paopao.platform.sql.SharedRead;
import io.paopao.platform.sql.SharedReads;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Pages as all guests see them, made once for those who come within a moment.
@ApplicationScoped
class GuestPages {

  private static final Map<String, String> HEADERS = headers();

  @Inject private SharedReads reads;
  @Inject private Site site;

  @Inject
  @ConfigProperty(name = "paopao.pages.shared")
  private int most;

  @SuppressWarnings("NullAway.Init") // by open()
  private SharedRead<Wanted, Page> pages;

  GuestPages() {}

  private static Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>(PageHeaders.ALWAYS);
    headers.put(HttpHeaders.CACHE_CONTROL, "no-cache");
    headers.put(HttpHeaders.VARY, Answers.VARY);
    return headers;
  }

  /// All that such a page depends on.
  private record Wanted(String url, Language language, Frame.Scheme scheme) {}

  /// A page, and the tag of its bytes, which are shared: never change them.
  static final class Page {

    private final byte[] html;
    private final EntityTag tag;
    private final ReadyAnswer ready;

    Page(byte[] html) {
      this.html = html;
      this.tag = Answers.tag(html);
      this.ready = new ReadyAnswer(Renderer.HTML, HEADERS, "W/\"" + tag.getValue() + '"', html);
    }

    byte[] html() {
      return html;
    }

    EntityTag tag() {
      return tag;
    }
  }

  @PostConstruct
  void open() {
    pages = reads.open("guest-pages", most);
  }

  /// The address counts as it was asked for: what a visit tells of its path is only good for links.
  Page get(HttpServletRequest request, Supplier<byte[]> html) {
    Visit visit = Visit.of(request);
    Wanted wanted = wanted(request, visit.language(), visit.scheme());
    return pages.get(wanted, () -> new Page(html.get()));
  }

  /// The page for a guest without any cookie, or null when nobody remembers it.
  @Nullable ReadyAnswer remembered(HttpServletRequest request) {
    Language language = Language.of(RequestContext.current().locale().toLanguageTag());
    Page page = pages.remembered(wanted(request, language, Frame.Scheme.AUTO));
    return page == null ? null : page.ready;
  }

  private Wanted wanted(HttpServletRequest request, Language language, Frame.Scheme scheme) {
    return new Wanted(site.url(request, Site.asked(request)), language, scheme);
  }
}
