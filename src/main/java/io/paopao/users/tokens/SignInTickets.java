package io.paopao.users.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/// Between the password and the code of the second factor: a ticket says whose password was right a
/// moment ago, so that a page need not keep it. It lets nobody in by itself, and no access token is
/// a ticket.
@ApplicationScoped
public class SignInTickets {

  private static final JOSEObjectType TYPE = new JOSEObjectType("signin+jwt");
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final int LONGEST = 1000;
  private static final String STAMP = "stamp";

  private final SigningKeys keys;

  @Inject
  SignInTickets(SigningKeys keys) {
    this.keys = keys;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected SignInTickets() {
    this(null);
  }

  /// @param stamp of the password that was right; "" for none
  public record Ticket(long account, String stamp) {}

  public String issue(long account, String stamp) {
    ECKey key = keys.current();
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .subject(String.valueOf(account))
                .claim(STAMP, stamp)
                .expirationTime(Date.from(Instant.now().plus(LIFE)))
                .build());
    try {
      jwt.sign(new ECDSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A ticket that holds now; empty for anything else.
  public Optional<Ticket> find(String ticket) {
    if (ticket.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      SignedJWT jwt = SignedJWT.parse(ticket);
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      return isOurs(jwt) && holds(claims)
          ? Optional.of(
              new Ticket(Long.parseLong(claims.getSubject()), claims.getStringClaim(STAMP)))
          : Optional.empty();
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return Optional.empty(); // malformed in whatever way: nobody's ticket
    }
  }

  private boolean isOurs(SignedJWT jwt) throws JOSEException {
    JWSHeader header = jwt.getHeader();
    if (!TYPE.equals(header.getType())
        || !JWSAlgorithm.ES256.equals(header.getAlgorithm())
        || header.getKeyID() == null) {
      return false;
    }
    Optional<ECKey> key = keys.find(header.getKeyID());
    return key.isPresent() && jwt.verify(new ECDSAVerifier(key.get()));
  }

  private static boolean holds(JWTClaimsSet claims) {
    return claims.getExpirationTime() != null
        && claims.getClaim(STAMP) instanceof String
        && Instant.now().isBefore(claims.getExpirationTime().toInstant());
  }
}
