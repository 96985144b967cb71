package io.paopao.pages.web;

import io.paopao.pages.view.Form;
import io.paopao.pages.view.Frame;
import io.paopao.pages.view.GatePage;
import io.paopao.pages.view.Head;
import io.paopao.pages.view.Place;
import io.paopao.pages.view.Place.Section;
import io.paopao.platform.Problem;
import io.paopao.platform.limits.RateLimits;
import io.paopao.users.EmailAddresses;
import io.paopao.users.PasswordReset;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where the links in mails lead, and where a mail with one is asked for.
///
/// A token comes in the address and leaves it at once, into a cookie, so that no history, log or
/// referrer keeps it. Reading a page uses nothing up: programs that look at mails follow links,
/// too.
@Path("/")
public class MailLinkPages {

  private static final Duration LIFE = Duration.ofMinutes(30);

  @Inject private PasswordReset reset;
  @Inject private EmailAddresses addresses;
  @Inject private RateLimits limits;
  @Inject private Frames frames;
  @Inject private Answers answers;
  @Context private HttpServletRequest request;

  public MailLinkPages() {}

  @GET
  @Path("forgot-password")
  @PermitAll
  public Response forgot() {
    return page("forgot", Form.EMPTY);
  }

  @POST
  @Path("forgot-password")
  @PermitAll
  public Response askForReset(String body) {
    Typed typed = Typed.parse(body);
    try {
      limits.reset(typed.text("email"));
      reset.request(typed.text("email"));
      return page("mailed", Form.EMPTY);
    } catch (Problem problem) {
      return refused("forgot", typed, problem);
    }
  }

  @GET
  @Path("reset-password")
  @PermitAll
  public Response chooseNew(@QueryParam("token") @Nullable String token) {
    if (token != null) {
      return kept(token, "/reset-password");
    }
    return token().isEmpty()
        ? Answers.seeOther("/forgot-password").build()
        : page("reset", Form.EMPTY);
  }

  @POST
  @Path("reset-password")
  @PermitAll
  public Response setNew(String body) {
    Typed typed = Typed.parse(body);
    try {
      reset.confirm(token(), typed.text("newPassword"));
      return forgetting(Answers.seeOther("/login"));
    } catch (Problem problem) {
      return refused("reset", typed, problem);
    }
  }

  @GET
  @Path("verify-email")
  @PermitAll
  public Response verify(@QueryParam("token") @Nullable String token) {
    return token == null ? page("verify", Form.EMPTY) : kept(token, "/verify-email");
  }

  @POST
  @Path("verify-email")
  @PermitAll
  public Response confirm(String body) {
    try {
      addresses.confirm(token());
      return forgetting(Answers.seeOther(Visit.of(request).guest() ? "/login" : "/"));
    } catch (Problem problem) {
      return refused("verify", Typed.parse(body), problem);
    }
  }

  private Response kept(String token, String path) {
    String value = token.matches("[A-Za-z0-9_-]{1,100}") ? token : "none";
    return Answers.seeOther(path)
        .header(HttpHeaders.SET_COOKIE, Cookies.set(Cookies.LINK, value, LIFE, request.isSecure()))
        .build();
  }

  private Response forgetting(Response.ResponseBuilder answer) {
    return answer
        .header(HttpHeaders.SET_COOKIE, Cookies.remove(Cookies.LINK, request.isSecure()))
        .build();
  }

  private String token() {
    String cookie = Cookies.read(request, Cookies.LINK);
    return cookie == null ? "" : cookie;
  }

  private Response page(String kind, Form form) {
    Frame frame = frame();
    return answers.page(null, frame, content(kind, frame, form));
  }

  private Response refused(String kind, Typed typed, Problem problem) {
    Frame frame = frame();
    return answers.refused(problem.status(), frame, content(kind, frame, typed.refused(problem)));
  }

  private Frame frame() {
    return frames.of(Visit.of(request), new Place(Section.ME, "/", ""));
  }

  private static Answers.Content content(String kind, Frame frame, Form form) {
    Head head = Head.of(frame.t("mail." + kind + ".title"));
    return new Answers.Content("mail_link.jte", head, "page", new GatePage(kind, form));
  }
}
