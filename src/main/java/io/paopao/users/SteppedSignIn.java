package io.paopao.users;

import io.paopao.platform.Problem;
import io.paopao.platform.limits.RateLimits;
import io.paopao.platform.sql.Database;
import io.paopao.users.store.Account;
import io.paopao.users.store.AccountStore;
import io.paopao.users.tokens.SignInTickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/// Signing in where the second factor is asked for on a page of its own.
@ApplicationScoped
public class SteppedSignIn {

  @Inject private Database database;
  @Inject private Accounts accounts;
  @Inject private TwoFactor twoFactor;
  @Inject private SignInTickets tickets;
  @Inject private RateLimits limits;

  /// What is known after the password.
  ///
  /// @param ticket to come back with, and a code; null when none is needed
  public record Step(User user, @Nullable String ticket) {}

  /// @throws Problem as [Accounts#recognise]; 429
  public Step begin(String login, String password) {
    limits.login(login);
    User user = accounts.recognise(login, password);
    long id = Long.parseLong(user.id());
    if (twoFactor.isOn(id)) {
      return new Step(user, tickets.issue(id));
    }
    limits.loggedIn(login);
    return new Step(user, null);
  }

  /// @throws Problem as [TwoFactor#check]; 401 `session.ticket` when the ticket is too old; 403
  ///   `account.suspended`; 429
  public User finish(String ticket, String code) {
    Account account =
        tickets
            .account(ticket)
            .flatMap(id -> database.readPrimary(handle -> AccountStore.find(handle, id)))
            .orElseThrow(() -> Problem.unauthorized("session.ticket"));
    if (!account.standing().active()) {
      throw Problem.forbidden("account.suspended");
    }
    limits.login(account.handle());
    twoFactor.check(account.id(), code);
    limits.loggedIn(account.handle());
    return account.user();
  }
}
