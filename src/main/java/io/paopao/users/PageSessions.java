package io.paopao.users;

import io.paopao.platform.Problem;
import io.paopao.platform.security.RevokedSessions;
import io.paopao.platform.sql.Database;
import io.paopao.users.store.AccountStore;
import io.paopao.users.store.SessionRow;
import io.paopao.users.store.SessionStore;
import io.paopao.users.tokens.AccessTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Browsers that are signed in on the page: an opaque cookie for each.
@ApplicationScoped
public class PageSessions {

  private static final String PAGE = "page";

  private final Database database;
  private final Sessions sessions;
  private final AccessTokens accessTokens;
  private final RevokedSessions revoked;

  @Inject
  PageSessions(
      Database database, Sessions sessions, AccessTokens accessTokens, RevokedSessions revoked) {
    this.database = database;
    this.sessions = sessions;
    this.accessTokens = accessTokens;
    this.revoked = revoked;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected PageSessions() {
    this(null, null, null, null);
  }

  /// A short access token for the scripts of the page.
  public record AccessToken(String accessToken, Duration expiresIn) {}

  /// @throws Problem 401 `session.credentials` when the password is another one by now
  public PageGrant open(Authenticated owner, @Nullable String device) {
    Sessions.Opened opened = sessions.open(owner, PAGE, device);
    return new PageGrant(opened.token().text(), opened.expiresAt(), owner.user());
  }

  /// Who the cookie stands for; empty when it is none of ours or its session has ended.
  public Optional<PageSession> find(@Nullable String cookie) {
    return SessionToken.parse(cookie)
        .filter(token -> !revoked.contains(token.session()))
        .flatMap(this::session);
  }

  public AccessToken accessToken(PageSession session) {
    return new AccessToken(accessTokens.issue(session.caller()), accessTokens.life());
  }

  /// A session that was opened a moment ago may not have reached the replica.
  private Optional<PageSession> session(SessionToken token) {
    return database
        .read(handle -> session(handle, token))
        .or(() -> database.readPrimary(handle -> session(handle, token)));
  }

  private Optional<PageSession> session(Handle handle, SessionToken token) {
    return SessionStore.find(handle, token.session())
        .filter(found -> isGood(found, token))
        .map(SessionStore.Stored::session)
        .flatMap(row -> pageSession(handle, row));
  }

  private static boolean isGood(SessionStore.Stored found, SessionToken token) {
    return found.session().isOpen(Instant.now())
        && found.session().kind().equals(PAGE)
        && SessionToken.same(token.familyHash(), found.secrets().family())
        && SessionToken.same(token.secretHash(), found.secrets().current());
  }

  private Optional<PageSession> pageSession(Handle handle, SessionRow row) {
    return AccountStore.find(handle, row.account())
        .filter(account -> account.standing().active())
        .map(account ->
            new PageSession(
                sessions.caller(account, row.id()), account.user(), row.times().expiresAt()));
  }
}
