package io.paopao.pages.web;

import io.paopao.platform.Problem;
import io.paopao.platform.rest.JsonConfig;
import io.paopao.users.PageSession;
import io.paopao.users.PageSessions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Short access tokens for the page's own scripts, which never see the session's cookie.
@Path("/session/token")
public class SessionTokens {

  @Inject private PageSessions sessions;
  @Context private HttpServletRequest request;

  public SessionTokens() {}

  /// @param expiresIn seconds
  public record Token(String accessToken, long expiresIn) {}

  @POST
  @RolesAllowed("user")
  public Response token() {
    PageSession session = Visit.of(request).session();
    if (session == null) {
      throw Problem.unauthorized("unauthorized");
    }
    PageSessions.AccessToken token = sessions.accessToken(session);
    return Response.ok(
            JsonConfig.bytes(new Token(token.accessToken(), token.expiresIn().toSeconds())),
            MediaType.APPLICATION_JSON_TYPE)
        .build();
  }
}
