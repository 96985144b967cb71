package io.paopao.users;

import io.paopao.platform.Access;
import io.paopao.platform.Caller;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.sql.Database;
import io.paopao.users.mail.MailSettings;
import io.paopao.users.store.Account;
import io.paopao.users.store.AccountStore;
import io.paopao.users.store.Secrets;
import io.paopao.users.store.SessionRow;
import io.paopao.users.store.SessionStore;
import io.paopao.users.tokens.AccessTokens;
import io.paopao.users.tokens.Revocations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Devices that are signed in: each is one family of refresh tokens, of which one is good at a
/// time.
@ApplicationScoped
public class Sessions {

  static final String API = "api";

  private static final int DEVICE_MAX = 200;

  private final Database database;
  private final AccessTokens accessTokens;
  private final Revocations revocations;
  private final MailSettings mail;
  private final Duration life;

  @Inject
  Sessions(
      Database database,
      AccessTokens accessTokens,
      Revocations revocations,
      MailSettings mail,
      @ConfigProperty(name = "paopao.users.session-life") Duration life) {
    this.database = database;
    this.accessTokens = accessTokens;
    this.revocations = revocations;
    this.mail = mail;
    this.life = life;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Sessions() {
    this(null, null, null, null, Duration.ZERO);
  }

  /// A new session and the token that stands for it.
  record Opened(SessionToken token, Instant expiresAt) {}

  /// @param device what the owner will recognise it by, like a `User-Agent`
  /// @throws Problem 401 `session.credentials` when the password is another one by now
  public Grant open(Authenticated owner, @Nullable String device) {
    Opened opened = open(owner, API, device);
    return grant(account(owner.id()), opened.token());
  }

  /// Exchanges a refresh token for the next pair. The same token again within ten seconds gets the
  /// same refresh token again; later, or any earlier token, it ends the session.
  ///
  /// @throws Problem 401 `session.reused` or `session.unknown`
  public Grant refresh(@Nullable String refreshToken) {
    SessionToken token = SessionToken.parse(refreshToken).orElseThrow(Sessions::unknown);
    Instant now = now();
    Rotation rotation = database.write(tx -> Rotation.of(tx.handle(), token, now, now.plus(life)));
    return switch (rotation) {
      case Rotation.Next next -> grant(account(next.account()), next.token());
      case Rotation.Reused reused -> {
        revocations.add(token.session());
        throw Problem.unauthorized("session.reused");
      }
      case Rotation.Unknown unknown -> throw unknown();
    };
  }

  /// The sessions of the caller that are open, the last used first.
  public List<Session> list(Caller caller) {
    Instant now = now();
    return database.read(handle -> SessionStore.open(handle, caller.id(), now)).stream()
        .map(row -> session(row, caller))
        .toList();
  }

  /// Ends a session of the account: its access tokens are void at once.
  ///
  /// @throws Problem 404 when the account has no such open session
  public void revoke(long account, long session) {
    Instant now = now();
    database.write(tx -> {
      if (!SessionStore.revoke(tx.handle(), account, session, now)) {
        throw Problem.notFound();
      }
      tx.afterCommit(() -> revocations.add(session));
      return session;
    });
  }

  /// Ends all sessions of the account but one.
  ///
  /// @param kept 0 for none
  public void revokeOthers(long account, long kept) {
    Instant now = now();
    database.write(tx -> {
      List<Long> ended = SessionStore.revokeOthers(tx.handle(), account, kept, now);
      tx.afterCommit(() -> ended.forEach(revocations::add));
      return ended;
    });
  }

  Opened open(Authenticated owner, String kind, @Nullable String device) {
    Instant now = now();
    long id = Ids.next();
    SessionToken token = SessionToken.of(id);
    SessionRow row =
        new SessionRow(
            id,
            owner.id(),
            kind,
            name(device),
            new SessionRow.Times(now, now, now.plus(life)),
            null);
    Secrets secrets =
        new Secrets(token.familyHash(), token.secretHash(), null, SessionToken.salt(), null);
    database.write(tx -> {
      requireStill(tx.handle(), owner);
      SessionStore.insert(tx.handle(), row, secrets);
      return id;
    });
    return new Opened(token, now.plus(life));
  }

  /// Whoever changes the password or bans the account ends the sessions that there are, and waits
  /// for those that are being opened.
  private static void requireStill(Handle handle, Authenticated owner) {
    boolean still =
        AccountStore.lock(handle, owner.id())
            .filter(account -> account.standing().active() && owner.holds(account))
            .isPresent();
    if (!still) {
      throw Problem.unauthorized("session.credentials");
    }
  }

  /// Where no mail is sent nobody can confirm an address, so nobody needs to have.
  Caller caller(Account account, long session) {
    boolean verified = account.credentials().emailVerified() || !mail.isOn();
    return new Caller(
        account.id(),
        account.handle(),
        account.standing().role(),
        session,
        verified ? Access.FULL : Access.UNVERIFIED);
  }

  private Grant grant(Account account, SessionToken token) {
    String accessToken = accessTokens.issue(caller(account, token.session()));
    return new Grant(accessToken, accessTokens.life(), token.text(), account.user());
  }

  private Account account(long id) {
    return database
        .readPrimary(handle -> AccountStore.find(handle, id))
        .filter(found -> found.standing().active())
        .orElseThrow(Sessions::unknown);
  }

  private static Session session(SessionRow row, Caller caller) {
    SessionRow.Times times = row.times();
    return new Session(
        String.valueOf(row.id()),
        row.kind(),
        Devices.name(row.device()),
        times.createdAt(),
        times.lastUsedAt(),
        times.expiresAt(),
        row.id() == caller.session());
  }

  private static String name(@Nullable String device) {
    String text = device == null ? "" : device.replaceAll("\\p{C}", "").strip();
    return text.substring(0, Math.min(text.length(), DEVICE_MAX));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  private static Problem unknown() {
    return Problem.unauthorized("session.unknown");
  }
}
