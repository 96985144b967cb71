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
  public record Step(Authenticated owner, @Nullable String ticket) {}

  /// @throws Problem as [Accounts#recognise]; 429
  public Step begin(String login, String password) {
    limits.login(login);
    Authenticated owner = accounts.recognise(login, password);
    if (twoFactor.isOn(owner.id())) {
      return new Step(owner, tickets.issue(owner.id(), owner.stamp()));
    }
    limits.loggedIn(login);
    return new Step(owner, null);
  }

  /// @throws Problem as [TwoFactor#check]; 401 `session.ticket` when the ticket is too old or the
  ///   password another one; 403 `account.suspended`; 429
  public Authenticated finish(String text, String code) {
    SignInTickets.Ticket ticket = tickets.find(text).orElseThrow(SteppedSignIn::tooOld);
    Account account =
        database
            .readPrimary(handle -> AccountStore.find(handle, ticket.account()))
            .orElseThrow(SteppedSignIn::tooOld);
    Authenticated owner = new Authenticated(account.user(), ticket.stamp());
    if (!owner.holds(account)) {
      throw tooOld();
    }
    if (!account.standing().active()) {
      throw Problem.forbidden("account.suspended");
    }
    limits.login(account.handle());
    twoFactor.check(account.id(), code);
    limits.loggedIn(account.handle());
    return owner;
  }

  private static Problem tooOld() {
    return Problem.unauthorized("session.ticket");
  }
}
