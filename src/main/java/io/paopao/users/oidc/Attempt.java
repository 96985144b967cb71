package io.paopao.users.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.util.Optional;

/// What a browser keeps while its reader is at the provider: only the browser that went there may
/// come back.
///
/// @param state comes back in the address
/// @param nonce comes back in the ID token
/// @param verifier proves to the provider that the code is ours (PKCE)
public record Attempt(State state, Nonce nonce, CodeVerifier verifier) {

  private static final int PARTS = 3;

  public static Attempt begin() {
    return new Attempt(new State(), new Nonce(), new CodeVerifier());
  }

  /// As a cookie.
  public String text() {
    return state.getValue() + "." + nonce.getValue() + "." + verifier.getValue();
  }

  public static Optional<Attempt> parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != PARTS || !text.matches("[A-Za-z0-9_.-]{20,300}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Attempt(new State(parts[0]), new Nonce(parts[1]), new CodeVerifier(parts[2])));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "Attempt";
  }
}
