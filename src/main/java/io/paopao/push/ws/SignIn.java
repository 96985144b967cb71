package io.paopao.push.ws;

import io.paopao.platform.Caller;
import io.paopao.platform.security.Tokens;
import io.paopao.platform.security.VerifiedToken;
import io.paopao.push.domain.CommandRate;
import io.paopao.push.domain.Disconnect;
import io.paopao.push.domain.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds out who a client is. An expired token may be replaced by a fresh one; any other bad token
/// ends the connection.
@ApplicationScoped
class SignIn {

  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  private final Tokens tokens;
  private final Connections connections;
  private final PushSettings settings;
  private final CommandRate rate;

  @Inject
  SignIn(Tokens tokens, Connections connections, PushSettings settings) {
    this.tokens = tokens;
    this.connections = connections;
    this.settings = settings;
    this.rate = new CommandRate(settings == null ? 0 : settings.connectsBurst, System.nanoTime());
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected SignIn() {
    this(null, null, null);
  }

  /// Holds the clients of this node to so many connects a second, all together: a storm of them is
  /// taken in one after the other.
  ///
  /// @throws Refusal 111
  void requireRoom() {
    if (!rate.allows(settings.connectsPerSecond, settings.connectsBurst, System.nanoTime())) {
      throw new Refusal(ErrorCode.TOO_MANY_REQUESTS);
    }
  }

  /// @return false when the connection is being closed instead
  /// @throws Refusal 109
  boolean admit(Connection connection, @Nullable String token) {
    if (token == null) {
      connection.authenticated(Caller.ANONYMOUS, Instant.MAX);
      return true;
    }
    Optional<VerifiedToken> verified = check(connection, token);
    if (verified.isEmpty()) {
      return false;
    }
    Caller caller = verified.get().caller();
    if (!connections.admit(connection, caller.id(), settings.connectionsPerUser)) {
      connection.end(Disconnect.CONNECTION_LIMIT);
      return false;
    }
    connection.authenticated(caller, verified.get().expiresAt());
    connections.forgetIfClosed(connection, caller.id());
    return stillHolds(connection, token);
  }

  /// Takes back what [#admit] gave: the connect command has failed and may be repeated.
  void withdraw(Connection connection) {
    connections.forget(connection, connection.caller().id());
  }

  /// Takes a newer token of the same account.
  ///
  /// @return when it ends, or null when the connection is being closed instead
  /// @throws Refusal 101 for another account's token, 109
  @Nullable Instant renew(Connection connection, String token) {
    Optional<VerifiedToken> verified = check(connection, token);
    if (verified.isEmpty()) {
      return null;
    }
    if (!connection.caller().is(verified.get().caller().id())) {
      throw new Refusal(ErrorCode.UNAUTHORIZED);
    }
    connection.authenticated(verified.get().caller(), verified.get().expiresAt());
    return stillHolds(connection, token) ? verified.get().expiresAt() : null;
  }

  // A session that was revoked after the first look was told to connections that had an account by
  // then; this one may have been missed.
  private boolean stillHolds(Connection connection, String token) {
    boolean holds = tokens.check(token).isPresent();
    if (!holds) {
      connection.end(Disconnect.FORCED);
    }
    return holds;
  }

  /// Seconds between two signs of life, as clients are told.
  long ping() {
    return settings.rhythm().interval().toSeconds();
  }

  private Optional<VerifiedToken> check(Connection connection, String token) {
    Optional<VerifiedToken> verified = tokens.check(token);
    if (verified.isEmpty()) {
      if (isExpired(token)) {
        throw new Refusal(ErrorCode.TOKEN_EXPIRED);
      }
      connection.end(Disconnect.INVALID_TOKEN);
    }
    return verified;
  }

  // the claim of a token that was refused: only good for telling the client what to do
  private static boolean isExpired(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return false;
    }
    try {
      String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
      try (JsonReader reader = READERS.createReader(new StringReader(claims))) {
        return reader.readObject().get("exp") instanceof JsonNumber end
            && end.doubleValue() <= Instant.now().getEpochSecond();
      }
    } catch (RuntimeException e) {
      // not even JSON
      return false;
    }
  }
}
