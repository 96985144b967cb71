package io.paopao.pages.web;

import io.paopao.pages.view.Form;
import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Head;
import io.paopao.pages.view.Place;
import io.paopao.pages.view.Place.Section;
import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.limits.RateLimits;
import io.paopao.users.Accounts;
import io.paopao.users.Authenticated;
import io.paopao.users.ExternalSignIn;
import io.paopao.users.Registration;
import io.paopao.users.Sessions;
import io.paopao.users.SteppedSignIn;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Registering, signing in, signing out.
@Path("/")
public class AccountPages {

  private static final int REFUSED = 422;

  @Inject private Accounts accounts;
  @Inject private Entrance entrance;
  @Inject private ExternalSignIn external;
  @Inject private Sessions sessions;
  @Inject private SteppedSignIn signIn;
  @Inject private RateLimits limits;
  @Inject private Frames frames;
  @Inject private Answers answers;
  @Context private HttpServletRequest request;

  public AccountPages() {}

  @GET
  @Path("login")
  @PermitAll
  public Response login(@QueryParam("next") @Nullable String next) {
    return gate("login", next);
  }

  @GET
  @Path("register")
  @PermitAll
  public Response register(@QueryParam("next") @Nullable String next) {
    return gate("register", next);
  }

  @POST
  @Path("login")
  @PermitAll
  public Response logIn(String body) {
    Typed typed = Typed.parse(body);
    try {
      SteppedSignIn.Step step = signIn.begin(typed.text("login"), typed.text("password"));
      return entrance.after(step, request, typed.optional("next"));
    } catch (Problem problem) {
      return refused("login", typed, problem);
    }
  }

  /// The second step of signing in to an account with a second factor.
  @POST
  @Path("login/code")
  @PermitAll
  public Response logInByCode(String body) {
    Typed typed = Typed.parse(body);
    try {
      return entrance.in(
          signIn.finish(typed.text("ticket"), typed.text("code")), request, typed.optional("next"));
    } catch (Problem problem) {
      boolean again = problem.code().equals("session.ticket");
      return refused(again ? "login" : "login_code", typed, problem);
    }
  }

  @POST
  @Path("register")
  @PermitAll
  public Response signUp(String body) {
    Typed typed = Typed.parse(body);
    try {
      limits.register();
      Registration checked =
          accounts.check(
              new Registration.Request(
                  typed.text("handle"), typed.text("email"), typed.text("password")));
      Authenticated owner = Authenticated.withoutPassword(accounts.register(checked));
      return entrance.in(owner, request, typed.optional("next"));
    } catch (Problem problem) {
      return refused("register", typed, problem);
    }
  }

  @POST
  @Path("logout")
  @PermitAll
  public Response logOut() {
    Caller caller = RequestContext.current().caller();
    if (!caller.isAnonymous()) {
      sessions.revoke(caller.id(), caller.session());
    }
    return Answers.seeOther("/")
        .header(HttpHeaders.SET_COOKIE, Cookies.remove(Cookies.SESSION, request.isSecure()))
        .build();
  }

  private Response gate(String kind, @Nullable String next) {
    String target = LocalPath.of(next, "/");
    if (!Visit.of(request).guest()) {
      return Answers.seeOther(target).build();
    }
    Frame frame = frames.of(Visit.of(request), Section.ME);
    Form form = new Form(Map.of("next", target, "oidc", external.name()), Map.of(), null);
    return answers.page(null, frame, content(kind, frame, form));
  }

  private Response refused(String kind, Typed typed, Problem problem) {
    Frame frame = frames.of(Visit.of(request), new Place(Section.ME, "/login", ""));
    boolean input = problem.status() == 401 || problem.status() == 409;
    return answers.refused(
        input ? REFUSED : problem.status(),
        frame,
        content(kind, frame, typed.refused(problem).with("oidc", external.name())));
  }

  private static Answers.Content content(String kind, Frame frame, Form form) {
    return new Answers.Content(
        kind + ".jte", Head.of(frame.t("auth." + kind + ".title")), "form", form);
  }
}
