package io.paopao.users.rest;

import com.nimbusds.jose.jwk.JWKSet;
import io.paopao.users.tokens.SigningKeys;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The public keys of access tokens (RFC 7517).
@WebServlet("/.well-known/jwks.json")
public class KeySetServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient SigningKeys keys;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    JWKSet known = new JWKSet(List.copyOf(keys.all()));
    response.setContentType("application/jwk-set+json");
    response.setHeader("Cache-Control", "public, max-age=60");
    response.getOutputStream().write(known.toString(true).getBytes(StandardCharsets.UTF_8));
  }
}
