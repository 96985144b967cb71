package io.paopao.pages.web;

import io.paopao.pages.view.Form;
import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Head;
import io.paopao.pages.view.Place;
import io.paopao.pages.view.Place.Section;
import io.paopao.users.Authenticated;
import io.paopao.users.PageGrant;
import io.paopao.users.PageSessions;
import io.paopao.users.SteppedSignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a browser gets in once it is known whose it is.
@ApplicationScoped
public class Entrance {

  @Inject private PageSessions sessions;
  @Inject private Frames frames;
  @Inject private Answers answers;

  /// Lets the reader in, or asks for the code of the second factor.
  ///
  /// @param next where the reader wanted to go
  Response after(SteppedSignIn.Step step, HttpServletRequest request, @Nullable String next) {
    String ticket = step.ticket();
    return ticket == null
        ? in(step.owner(), request, next)
        : code(ticket, request, LocalPath.of(next, "/"));
  }

  Response in(Authenticated owner, HttpServletRequest request, @Nullable String next) {
    PageGrant grant = sessions.open(owner, request.getHeader("User-Agent"));
    Duration life = Duration.between(Instant.now(), grant.expiresAt());
    return Answers.seeOther(LocalPath.of(next, "/"))
        .header(
            HttpHeaders.SET_COOKIE,
            Cookies.set(Cookies.SESSION, grant.cookie(), life, request.isSecure()))
        .build();
  }

  private Response code(String ticket, HttpServletRequest request, String next) {
    Form form = new Form(Map.of("ticket", ticket, "next", next), Map.of(), null);
    Frame frame = frames.of(Visit.of(request), new Place(Section.ME, "/login", ""));
    Head head = Head.of(frame.t("auth.login_code.title"));
    return answers.page(null, frame, new Answers.Content("login_code.jte", head, "form", form));
  }
}
