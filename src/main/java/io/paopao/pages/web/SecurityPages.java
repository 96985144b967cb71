package io.paopao.pages.web;

import io.paopao.pages.view.EnrolmentPage;
import io.paopao.pages.view.Form;
import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Head;
import io.paopao.pages.view.Place;
import io.paopao.pages.view.Place.Section;
import io.paopao.pages.view.SecurityPage;
import io.paopao.pages.view.SecurityPage.Notice;
import io.paopao.platform.Caller;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.limits.RateLimits;
import io.paopao.users.Accounts;
import io.paopao.users.ApiTokens;
import io.paopao.users.EmailAddresses;
import io.paopao.users.ExternalSignIn;
import io.paopao.users.OwnProfile;
import io.paopao.users.Sessions;
import io.paopao.users.TwoFactor;
import io.paopao.users.Users;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// How the reader signs in: password, second factor, and the devices that are signed in.
@Path("/settings/security")
public class SecurityPages {

  private static final String HOME = "/settings/security";

  @Inject private TwoFactor twoFactor;
  @Inject private Accounts accounts;
  @Inject private Sessions sessions;
  @Inject private EmailAddresses addresses;
  @Inject private Users users;
  @Inject private ApiTokens tokens;
  @Inject private ExternalSignIn external;
  @Inject private RateLimits limits;
  @Inject private Frames frames;
  @Inject private Answers answers;
  @Context private HttpServletRequest request;

  public SecurityPages() {}

  /// Something that a form asks for and that may be refused.
  private interface Step {
    Response take();
  }

  @GET
  @RolesAllowed("user")
  public Response show() {
    return answers.page(null, frame(), content(Notice.NONE));
  }

  @POST
  @Path("password")
  @RolesAllowed("user")
  public Response changePassword(String body) {
    Typed typed = Typed.parse(body);
    return proven(
        typed,
        () -> {
          accounts.changePassword(
              caller(), typed.text("currentPassword"), typed.text("newPassword"));
          return Answers.seeOther(HOME).build();
        });
  }

  /// The way to the provider is a link on the answer: forms lead to no other site.
  @POST
  @Path("identity")
  @RolesAllowed("user")
  public Response joinIdentity(String body) {
    Typed typed = Typed.parse(body);
    return proven(
        typed,
        () -> {
          ExternalSignIn.Departure departure =
              external.beginToJoin(caller(), typed.text("password"));
          Notice notice = Notice.departure(departure.to().toString());
          return Response.fromResponse(answers.page(null, frame(), content(notice)))
              .header(HttpHeaders.SET_COOKIE, OidcPages.cookie(departure, HOME, request))
              .build();
        });
  }

  @POST
  @Path("email")
  @RolesAllowed("user")
  public Response changeEmail(String body) {
    Typed typed = Typed.parse(body);
    String email = typed.text("email");
    return proven(
        typed,
        () -> {
          limits.reset(email);
          addresses.change(caller(), email, typed.text("password"));
          return mailed(email);
        });
  }

  @POST
  @Path("email/verification")
  @RolesAllowed("user")
  public Response remind(String body) {
    String email = String.valueOf(users.own(caller().id()).email());
    try {
      limits.reset(email);
      addresses.remind(caller());
      return mailed(email);
    } catch (Problem problem) {
      Notice notice = Notice.of(Typed.parse(body).refused(problem));
      return answers.refused(problem.status(), frame(), content(notice));
    }
  }

  private Response mailed(String email) {
    return answers.page(null, frame(), content(Notice.mailed(email)));
  }

  @POST
  @Path("totp")
  @RolesAllowed("user")
  public Response begin(String body) {
    Typed typed = Typed.parse(body);
    return proven(
        typed,
        () -> {
          twoFactor.begin(caller(), typed.text("password"));
          return Answers.seeOther(HOME + "/totp").build();
        });
  }

  @GET
  @Path("totp")
  @RolesAllowed("user")
  public Response enrol() {
    try {
      return answers.page(null, frame(), enrolment(Form.EMPTY));
    } catch (
        @SuppressWarnings("unused")
        Problem nothingBegun) {
      return Answers.seeOther(HOME).build();
    }
  }

  @POST
  @Path("totp/confirm")
  @RolesAllowed("user")
  public Response confirm(String body) {
    Typed typed = Typed.parse(body);
    try {
      List<String> codes = twoFactor.confirm(caller(), typed.text("code"));
      return answers.page(null, frame(), content(Notice.codes(codes)));
    } catch (Problem problem) {
      if (problem.status() == 409) {
        return Answers.seeOther(HOME).build();
      }
      return answers.refused(problem.status(), frame(), enrolment(typed.refused(problem)));
    }
  }

  @POST
  @Path("totp/recovery-codes")
  @RolesAllowed("user")
  public Response renew(String body) {
    Typed typed = Typed.parse(body);
    return proven(
        typed,
        () ->
            answers.page(
                null, frame(), content(Notice.codes(twoFactor.renew(caller(), proof(typed))))));
  }

  @POST
  @Path("totp/disable")
  @RolesAllowed("user")
  public Response disable(String body) {
    Typed typed = Typed.parse(body);
    return proven(
        typed,
        () -> {
          twoFactor.disable(caller(), proof(typed));
          return Answers.seeOther(HOME).build();
        });
  }

  @POST
  @Path("tokens")
  @RolesAllowed("user")
  public Response makeToken(String body) {
    Typed typed = Typed.parse(body);
    List<String> scopes =
        Stream.of("read", "write", "moderate")
            .filter(scope -> typed.optional("scope." + scope) != null)
            .toList();
    ApiTokens.Request wish =
        new ApiTokens.Request(
            typed.text("name"),
            scopes,
            Instant.now().plus(Duration.ofDays(typed.number("days"))),
            typed.text("password"));
    return proven(
        typed,
        () ->
            answers.page(
                null, frame(), content(Notice.token(tokens.make(caller(), wish).token()))));
  }

  @POST
  @Path("tokens/{id}/revoke")
  @RolesAllowed("user")
  public Response revokeToken(@PathParam("id") String id) {
    tokens.revoke(caller().id(), Ids.parse(id));
    return Answers.seeOther(HOME).build();
  }

  @POST
  @Path("sessions/{id}/end")
  @RolesAllowed("user")
  public Response end(@PathParam("id") String id) {
    sessions.revoke(caller().id(), Ids.parse(id));
    return Answers.seeOther(HOME).build();
  }

  @POST
  @Path("sessions/end-others")
  @RolesAllowed("user")
  public Response endOthers() {
    sessions.revokeOthers(caller().id(), caller().session());
    return Answers.seeOther(HOME).build();
  }

  /// A step that takes the password: tries are counted like those to sign in.
  private Response proven(Typed typed, Step step) {
    try {
      limits.login(caller().handle());
      Response answer = step.take();
      limits.loggedIn(caller().handle());
      return answer;
    } catch (Problem problem) {
      return answers.refused(problem.status(), frame(), content(Notice.of(typed.refused(problem))));
    }
  }

  private Frame frame() {
    return frames.of(Visit.of(request), new Place(Section.ME, HOME, ""));
  }

  private Answers.Content content(Notice notice) {
    OwnProfile own = users.own(caller().id());
    String email = own.email();
    TwoFactor.Status status = twoFactor.status(caller().id());
    SecurityPage page =
        new SecurityPage(
            new SecurityPage.Address(email == null ? "" : email, own.emailVerified()),
            new SecurityPage.SecondFactor(status.enabled(), status.recoveryCodesLeft()),
            external.name(),
            sessions.list(caller()).stream()
                .map(s -> new SecurityPage.Device(s.id(), s.device(), s.lastUsedAt(), s.current()))
                .toList(),
            tokens.list(caller()).stream()
                .map(t -> new SecurityPage.Token(t.id(), t.name(), t.scopes(), t.expiresAt()))
                .toList(),
            notice);
    Head head = Head.of(frame().t("security.title"));
    return new Answers.Content("security.jte", head, "page", page);
  }

  private Answers.Content enrolment(Form form) {
    TwoFactor.Enrolment begun = twoFactor.pending(caller());
    Head head = Head.of(frame().t("security.totp.title"));
    return new Answers.Content(
        "enrolment.jte", head, "page", new EnrolmentPage(begun.secret(), begun.uri(), form));
  }

  private static TwoFactor.Proof proof(Typed typed) {
    return new TwoFactor.Proof(typed.text("password"), typed.text("code"));
  }

  private static Caller caller() {
    return RequestContext.current().caller();
  }
}
