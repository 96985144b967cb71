package io.paopao.users.tokens;

import io.paopao.platform.Access;
import io.paopao.platform.Caller;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.Role;
import io.paopao.platform.Scope;
import io.paopao.platform.security.PersonalTokenVerifier;
import io.paopao.platform.security.VerifiedToken;
import io.paopao.platform.sql.Database;
import io.paopao.platform.tasks.BackgroundTasks;
import io.paopao.users.mail.MailSettings;
import io.paopao.users.store.Account;
import io.paopao.users.store.AccountStore;
import io.paopao.users.store.ApiTokenStore;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/// Checks personal tokens, and notes when each was used last.
@ApplicationScoped
public class PersonalTokens implements PersonalTokenVerifier {

  private static final Duration NOTE_USES = Duration.ofSeconds(10);

  @Inject private Database database;
  @Inject private AccessTokens accessTokens;
  @Inject private MailSettings mail;
  @Inject private BackgroundTasks tasks;

  private final Map<Long, Instant> uses = new ConcurrentHashMap<>();

  @PostConstruct
  void start() {
    tasks.every("users-token-uses", NOTE_USES, this::noteUses);
  }

  /// Remembered for as long as an access token holds, because revocations are.
  @Override
  public Optional<VerifiedToken> verify(String text) {
    Optional<VerifiedToken> verified = PersonalToken.parse(text).flatMap(this::verified);
    verified.ifPresent(token -> uses.put(token.caller().session(), token.issuedAt()));
    return verified;
  }

  /// One that was made a moment ago may not have reached the replica.
  private Optional<VerifiedToken> verified(PersonalToken token) {
    Optional<VerifiedToken> found = database.read(handle -> verified(handle, token));
    return found.isEmpty() && Ids.isYoung(token.id())
        ? database.readPrimary(handle -> verified(handle, token))
        : found;
  }

  private Optional<VerifiedToken> verified(Handle handle, PersonalToken token) {
    Instant now = Instant.now();
    return ApiTokenStore.find(handle, token.id())
        .filter(row -> token.matches(row.secretHash()) && row.isOpen(now))
        .flatMap(row ->
            AccountStore.find(handle, row.account())
                .filter(account -> account.standing().active())
                .map(account -> verified(row, account, now)));
  }

  private VerifiedToken verified(ApiTokenStore.Row row, Account account, Instant now) {
    Instant end = now.plus(accessTokens.life());
    boolean verified = account.credentials().emailVerified() || !mail.isOn();
    Role role = row.scopes().contains(Scope.MODERATE) ? account.standing().role() : Role.USER;
    Caller caller =
        new Caller(
            account.id(),
            account.handle(),
            role,
            row.id(),
            Access.personal(verified, row.scopes()));
    return new VerifiedToken(
        caller,
        "personal-" + row.id(),
        now,
        end.isBefore(row.times().expiresAt()) ? end : row.times().expiresAt());
  }

  private void noteUses() {
    Map<Long, Instant> noted = new HashMap<>(uses);
    if (noted.isEmpty()) {
      return;
    }
    try {
      database.write(tx -> {
        ApiTokenStore.used(tx.handle(), noted);
        return noted;
      });
      noted.forEach(uses::remove);
    } catch (
        @SuppressWarnings("unused")
        Problem outage) {
      // noted the next time
    }
  }
}
