package io.paopao.platform.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Asks the server's MicroProfile JWT whether it believes the token of a request, too.
final class MicroProfileJwt {

  private static final Logger LOG = Logger.getLogger(MicroProfileJwt.class.getName());

  private MicroProfileJwt() {}

  /// Costs a signature check. The response stays untouched, whatever the server would answer.
  static boolean authenticates(
      HttpServletRequest request, HttpServletResponse response, VerifiedToken token) {
    try {
      boolean agrees =
          request.authenticate(new Untouched(response))
              && request.getUserPrincipal() instanceof JsonWebToken jwt
              && token.id().equals(jwt.getTokenID());
      if (!agrees) {
        LOG.log(Level.WARNING, "MicroProfile JWT does not believe token {0}", token.id());
      }
      return agrees;
    } catch (ServletException | IOException e) {
      LOG.log(Level.WARNING, "MicroProfile JWT did not check token " + token.id(), e);
      return false;
    }
  }

  /// Keeps the server's own challenge from the client: the forum answers with a problem.
  private static final class Untouched extends HttpServletResponseWrapper {

    Untouched(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setStatus(int status) {}

    @Override
    public void sendError(int status) {}

    @Override
    public void sendError(int status, String message) {}

    @Override
    public void setHeader(String name, String value) {}

    @Override
    public void addHeader(String name, String value) {}
  }
}
