package io.paopao.users.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.paopao.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/// The provider of OpenID Connect that is configured: authorization code with PKCE, state and
/// nonce. It is asked who it is when the first reader goes there, and again after an hour.
@ApplicationScoped
public class Provider {

  private static final Logger LOG = Logger.getLogger(Provider.class.getName());
  private static final Duration KNOWN_FOR = Duration.ofHours(1);
  private static final int KEYS_BYTES = 100_000;

  @Inject private Config config;

  private volatile @Nullable Known known;

  private record Known(OIDCProviderMetadata metadata, Instant at) {}

  /// What its button says; "" when there is none.
  public String name() {
    return text("issuer").isEmpty() ? "" : text("name");
  }

  /// Where the reader goes.
  ///
  /// @throws Problem 404 when there is no provider; 503 when it does not answer
  public URI authorization(Attempt attempt) {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE, new Scope("openid", "email", "profile"), client(), callback())
        .endpointURI(metadata().getAuthorizationEndpointURI())
        .state(attempt.state())
        .nonce(attempt.nonce())
        .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /// Who came back.
  ///
  /// @param query of the address that the provider sent the reader to
  /// @throws Problem 403 `oidc.refused` for anything that the provider did not say to this attempt
  public Identity identity(Attempt attempt, String query) {
    try {
      AuthenticationResponse response =
          AuthenticationResponseParser.parse(URI.create(callback() + "?" + query));
      if (!response.indicatesSuccess() || !attempt.state().equals(response.getState())) {
        throw refused();
      }
      AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
      if (code == null) {
        throw refused();
      }
      return identity(claims(attempt, code));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the OpenID provider did not answer: {0}", e.toString());
      throw Problem.unavailable("oidc");
    } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException e) {
      LOG.log(Level.INFO, "an answer of the OpenID provider was refused: {0}", e.toString());
      throw refused();
    }
  }

  private IDTokenClaimsSet claims(Attempt attempt, AuthorizationCode code)
      throws IOException, ParseException, BadJOSEException, JOSEException {
    HTTPRequest request =
        new TokenRequest.Builder(
                metadata().getTokenEndpointURI(),
                new ClientSecretBasic(client(), new Secret(text("client-secret"))),
                new AuthorizationCodeGrant(code, callback(), attempt.verifier()))
            .build()
            .toHTTPRequest();
    request.setConnectTimeout(millis());
    request.setReadTimeout(millis());
    TokenResponse answer = OIDCTokenResponseParser.parse(request.send());
    if (!(answer instanceof OIDCTokenResponse tokens)) {
      throw refused();
    }
    IDTokenValidator validator =
        new IDTokenValidator(
            metadata().getIssuer(),
            client(),
            JWSAlgorithm.parse(text("algorithm")),
            metadata().getJWKSetURI().toURL(),
            new DefaultResourceRetriever(millis(), millis(), KEYS_BYTES));
    return validator.validate(tokens.getOIDCTokens().getIDToken(), attempt.nonce());
  }

  private static Identity identity(IDTokenClaimsSet claims) {
    boolean verified = Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"));
    return new Identity(
        claims.getIssuer().getValue(),
        claims.getSubject().getValue(),
        verified ? claims.getStringClaim("email") : null,
        claims.getStringClaim("preferred_username"));
  }

  private OIDCProviderMetadata metadata() {
    Known now = known;
    if (now == null || now.at().plus(KNOWN_FOR).isBefore(Instant.now())) {
      now = new Known(resolved(), Instant.now());
      known = now;
    }
    return now.metadata();
  }

  private OIDCProviderMetadata resolved() {
    if (text("issuer").isEmpty()) {
      throw Problem.notFound();
    }
    try {
      return OIDCProviderMetadata.resolve(new Issuer(text("issuer")), millis(), millis());
    } catch (GeneralException | IOException e) {
      LOG.log(Level.WARNING, "the OpenID provider does not say who it is: {0}", e.toString());
      throw Problem.unavailable("oidc");
    }
  }

  private ClientID client() {
    return new ClientID(text("client-id"));
  }

  private URI callback() {
    return URI.create(text("callback"));
  }

  private int millis() {
    return Math.toIntExact(config.getValue("paopao.oidc.timeout", Duration.class).toMillis());
  }

  private String text(String name) {
    return config.getOptionalValue("paopao.oidc." + name, String.class).orElse("");
  }

  private static Problem refused() {
    return Problem.forbidden("oidc.refused");
  }
}
