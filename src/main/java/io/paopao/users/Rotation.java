package io.paopao.users;

import io.paopao.users.store.Secrets;
import io.paopao.users.store.SessionRow;
import io.paopao.users.store.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What comes of showing a refresh token. The session's row is locked meanwhile, so that racing
/// refreshes find each other's outcome.
sealed interface Rotation {

  /// How long the previous token may come again: its answer may have been lost on the way.
  Duration GRACE = Duration.ofSeconds(10);

  /// The token that is good now.
  record Next(long account, SessionToken token) implements Rotation {}

  /// An earlier token of the session: somebody has stolen one, so the session has been ended.
  record Reused() implements Rotation {}

  /// No token of any open session.
  record Unknown() implements Rotation {}

  static Rotation of(Handle handle, SessionToken token, Instant now, Instant expiresAt) {
    Optional<SessionStore.Stored> found = SessionStore.lock(handle, token.session());
    if (found.isEmpty() || !isOpen(found.get(), token, now)) {
      return new Unknown();
    }
    SessionRow session = found.get().session();
    Secrets secrets = found.get().secrets();
    SessionToken next = token.successor(secrets.salt());
    if (SessionToken.same(token.secretHash(), secrets.current())) {
      SessionStore.rotate(handle, session.used(now, expiresAt), next.secretHash());
      return new Next(session.account(), next);
    }
    if (isRepeated(token, secrets, now)) {
      return new Next(session.account(), next);
    }
    SessionStore.revoke(handle, session.account(), session.id(), now);
    return new Reused();
  }

  private static boolean isOpen(SessionStore.Stored found, SessionToken token, Instant now) {
    return found.session().isOpen(now)
        && found.session().kind().equals(Sessions.API)
        && SessionToken.same(token.familyHash(), found.secrets().family());
  }

  private static boolean isRepeated(SessionToken token, Secrets secrets, Instant now) {
    Instant rotatedAt = secrets.rotatedAt();
    return rotatedAt != null
        && now.isBefore(rotatedAt.plus(GRACE))
        && SessionToken.same(token.secretHash(), secrets.previous());
  }
}
