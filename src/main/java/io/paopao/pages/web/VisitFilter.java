package io.paopao.pages.web;

import io.paopao.pages.text.Language;
import io.paopao.pages.view.Frame.Scheme;
import io.paopao.platform.RequestContext;
import io.paopao.platform.security.CallerPrincipal;
import io.paopao.users.PageSession;
import io.paopao.users.PageSessions;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds out from the cookies who reads, in which language and colours, and which of the reader's
/// own writes the page must show.
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class VisitFilter implements ContainerRequestFilter {

  @Inject private PageSessions sessions;
  @Context private HttpServletRequest request;

  public VisitFilter() {}

  @Override
  public void filter(ContainerRequestContext jaxrs) {
    RequestContext context = RequestContext.current();
    Language language = language(Cookies.readAny(request, Cookies.LANGUAGE), context);
    context.locale(language.locale());
    visit(language, null).keepIn(request);
    if (request.getRequestURI().startsWith("/assets/")) {
      return;
    }
    mustSee(
        CausalCookie.later(
            Cookies.read(request, Cookies.CAUSAL), Cookies.readAny(request, Cookies.WROTE)),
        context);
    PageSession session = sessions.find(Cookies.read(request, Cookies.SESSION)).orElse(null);
    if (session != null) {
      context.caller(session.caller());
      jaxrs.setSecurityContext(new CallerPrincipal(session.caller(), request.isSecure()));
      visit(language, session).keepIn(request);
    }
  }

  private Visit visit(Language language, @Nullable PageSession session) {
    String cookie = session == null ? null : Cookies.read(request, Cookies.SESSION);
    return new Visit(language, scheme(), path(), session, Csrf.token(cookie), request.isSecure());
  }

  private static Language language(@Nullable String cookie, RequestContext context) {
    return Language.of(cookie == null ? context.locale().toLanguageTag() : cookie);
  }

  private Scheme scheme() {
    String cookie = Cookies.readAny(request, Cookies.SCHEME);
    return Arrays.stream(Scheme.values())
        .filter(scheme -> scheme.attribute().equals(cookie))
        .findFirst()
        .orElse(Scheme.AUTO);
  }

  private String path() {
    return LocalPath.of(Site.asked(request), "/");
  }

  private static void mustSee(@Nullable String token, RequestContext context) {
    if (token != null && context.causal() == null) {
      context.mustSee(token);
    }
  }
}
