package io.paopao.users;

import io.paopao.platform.Ids;
import io.paopao.platform.Role;
import io.paopao.users.store.Account;
import io.paopao.users.store.Account.Credentials;
import io.paopao.users.store.Account.Profile;
import io.paopao.users.store.Account.Standing;
import io.paopao.users.store.AccountStore.HandleKeys;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// An account that may be made: its input keeps all rules, its password is hashed already.
public final class Registration {

  private final String handle;
  private final Credentials credentials;
  private final Role role;

  Registration(String handle, Credentials credentials, Role role) {
    this.handle = handle;
    this.credentials = credentials;
    this.role = role;
  }

  /// What somebody who registers has typed.
  public record Request(
      @Nullable String handle, @Nullable String email, @Nullable String password) {}

  HandleKeys keys() {
    return new HandleKeys(Handles.key(handle), Handles.skeleton(handle));
  }

  Account account() {
    return new Account(
        Ids.next(),
        handle,
        new Profile(handle, null, null),
        credentials,
        new Standing(role, 0, 0, true),
        1,
        Instant.now().truncatedTo(ChronoUnit.MICROS));
  }
}
