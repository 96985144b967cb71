package io.paopao.pages.web;

import io.paopao.platform.Problem;
import io.paopao.platform.limits.RateLimits;
import io.paopao.users.ExternalSignIn;
import io.paopao.users.PageSession;
import io.paopao.users.SteppedSignIn;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// To the provider of OpenID Connect, and back from it.
@Path("/login/oidc")
public class OidcPages {

  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final String SEPARATOR = "~";

  @Inject private ExternalSignIn external;
  @Inject private Entrance entrance;
  @Inject private RateLimits limits;
  @Context private HttpServletRequest request;

  public OidcPages() {}

  @GET
  @PermitAll
  public Response go(@QueryParam("next") @Nullable String next) {
    ExternalSignIn.Departure departure = external.begin();
    return Response.status(Response.Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, departure.to().toString())
        .header(HttpHeaders.SET_COOKIE, cookie(departure, LocalPath.of(next, "/"), request))
        .build();
  }

  /// What the browser keeps while its reader is away.
  ///
  /// @param target where the reader goes afterwards
  static String cookie(
      ExternalSignIn.Departure departure, String target, HttpServletRequest request) {
    String kept =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(target.getBytes(StandardCharsets.UTF_8));
    return Cookies.set(Cookies.OIDC, departure.kept() + SEPARATOR + kept, LIFE, request.isSecure());
  }

  @GET
  @Path("callback")
  @PermitAll
  public Response back() {
    limits.login();
    String cookie = Cookies.read(request, Cookies.OIDC);
    String query = request.getQueryString();
    if (cookie == null || query == null) {
      throw Problem.forbidden("oidc.refused");
    }
    String[] parts = cookie.split(SEPARATOR, -1);
    PageSession session = Visit.of(request).session();
    SteppedSignIn.Step step =
        external.finish(parts[0], query, session == null ? null : session.caller().id());
    limits.loggedIn();
    Response answer =
        session == null
            ? entrance.after(step, request, target(parts))
            : Answers.seeOther("/settings/security").build();
    return Response.fromResponse(answer)
        .header(HttpHeaders.SET_COOKIE, Cookies.remove(Cookies.OIDC, request.isSecure()))
        .build();
  }

  private static @Nullable String target(String[] parts) {
    try {
      return parts.length < 2
          ? null
          : new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    } catch (
        @SuppressWarnings("unused")
        IllegalArgumentException malformed) {
      return null;
    }
  }
}
