package io.paopao.pages.web;

import io.paopao.pages.text.Language;
import io.paopao.pages.view.Frame;
import io.paopao.platform.sql.SharedRead;
import io.paopao.platform.sql.SharedReads;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.EntityTag;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Pages as all guests see them, made once for those who come within a moment.
@ApplicationScoped
class GuestPages {

  @Inject private SharedReads reads;
  @Inject private Site site;

  @Inject
  @ConfigProperty(name = "paopao.pages.shared")
  private int most;

  @SuppressWarnings("NullAway.Init") // by open()
  private SharedRead<Wanted, Page> pages;

  GuestPages() {}

  /// All that such a page depends on.
  private record Wanted(String url, Language language, Frame.Scheme scheme) {}

  /// A page and the tag of its bytes, which are shared: never change them.
  static final class Page {

    private final byte[] html;
    private final EntityTag tag;

    Page(byte[] html) {
      this.html = html;
      this.tag = Answers.tag(html);
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
    Wanted wanted =
        new Wanted(site.url(request, Site.asked(request)), visit.language(), visit.scheme());
    return pages.get(wanted, () -> new Page(html.get()));
  }
}
