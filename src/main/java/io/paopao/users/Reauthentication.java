package io.paopao.users;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.sql.Database;
import io.paopao.users.passwords.Passwords;
import io.paopao.users.store.Account;
import io.paopao.users.store.AccountStore;
import io.paopao.users.store.SessionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// That the one who asks is the owner of the account, and not just somebody who has one of its
/// tokens: asked before anything changes by which the owner signs in.
@ApplicationScoped
class Reauthentication {

  private final Database database;
  private final Passwords passwords;
  private final Duration fresh;

  @Inject
  Reauthentication(
      Database database,
      Passwords passwords,
      @ConfigProperty(name = "paopao.users.fresh-session") Duration fresh) {
    this.database = database;
    this.passwords = passwords;
    this.fresh = fresh;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Reauthentication() {
    this(null, null, Duration.ZERO);
  }

  /// @return the account
  /// @throws Problem 403 `password.wrong`
  Account byPassword(Caller caller, @Nullable String password) {
    Account account = account(caller);
    String typed = password == null ? "" : password;
    if (!passwords.matches(typed, account.credentials().passwordHash())) {
      throw Problem.forbidden("password.wrong");
    }
    return account;
  }

  /// Like [#byPassword]; who has signed in a few minutes ago need not type the password again.
  ///
  /// @throws Problem 403 `password.required` when none was given and it is too long ago
  Account recent(Caller caller, @Nullable String password) {
    if (password != null) {
      return byPassword(caller, password);
    }
    Instant since = Instant.now().minus(fresh);
    boolean recent =
        database
            .readPrimary(handle -> SessionStore.find(handle, caller.session()))
            .map(found -> found.session().times().createdAt().isAfter(since))
            .orElse(false);
    if (!recent) {
      throw Problem.forbidden("password.required");
    }
    return account(caller);
  }

  private Account account(Caller caller) {
    return database
        .readPrimary(handle -> AccountStore.find(handle, caller.id()))
        .orElseThrow(Problem::notFound);
  }
}
