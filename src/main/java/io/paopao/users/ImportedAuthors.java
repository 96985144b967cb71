package io.paopao.users;

import io.paopao.platform.Ids;
import io.paopao.platform.Validation;
import io.paopao.platform.sql.Database;
import io.paopao.users.UserEvent.UserRegistered;
import io.paopao.users.store.Account;
import io.paopao.users.store.Account.Credentials;
import io.paopao.users.store.Account.Profile;
import io.paopao.users.store.Account.Standing;
import io.paopao.users.store.AccountStore;
import io.paopao.users.store.AccountStore.HandleKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Accounts of people who wrote elsewhere: nobody can sign in to them.
@ApplicationScoped
public class ImportedAuthors {

  private final Database database;

  @Inject
  ImportedAuthors(Database database) {
    this.database = database;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected ImportedAuthors() {
    this(null);
  }

  /// Makes the accounts that do not exist yet, in one transaction; again and again without doubles.
  ///
  /// @return the ids of all of them, by handle as it was given
  /// @throws io.paopao.platform.Problem 422 for a handle that can be none
  public Map<String, Long> importAuthors(Collection<String> handles) {
    Map<String, String> keys = new HashMap<>();
    Validation validation = new Validation();
    handles.forEach(h -> keys.put(h, Handles.key(Handles.form(validation, "author", h))));
    validation.check();
    if (keys.isEmpty()) {
      return Map.of();
    }
    Map<String, Long> ids =
        database.write(tx -> {
          Map<String, Long> before = AccountStore.ids(tx.handle(), keys.values());
          List<String> missing =
              keys.keySet().stream().filter(h -> !before.containsKey(keys.get(h))).toList();
          List<Account> made = missing.stream().map(ImportedAuthors::account).toList();
          insert(tx.handle(), made);
          Map<String, Long> after = AccountStore.ids(tx.handle(), keys.values());
          made.stream()
              .filter(account -> after.containsValue(account.id()))
              .forEach(account -> tx.publish(new UserRegistered(account.user())));
          return after;
        });
    return keys.keySet().stream().collect(Collectors.toMap(h -> h, h -> ids.get(keys.get(h))));
  }

  /// A handle that looks like another one is no fault here: the second round leaves out its look.
  private static void insert(Handle handle, List<Account> accounts) {
    if (accounts.isEmpty()) {
      return;
    }
    Map<HandleKeys, Account> withLook = new HashMap<>();
    Map<HandleKeys, Account> withoutLook = new HashMap<>();
    accounts.forEach(a -> {
      String key = Handles.key(a.handle());
      withLook.put(new HandleKeys(key, Handles.skeleton(a.handle())), a);
      withoutLook.put(new HandleKeys(key, null), a);
    });
    AccountStore.insertMissing(handle, withLook);
    AccountStore.insertMissing(handle, withoutLook);
  }

  private static Account account(String handle) {
    String written = Handles.written(handle);
    return new Account(
        Ids.next(),
        written,
        new Profile(written, null, null),
        new Credentials(null, null, false),
        Standing.NEW,
        1,
        Instant.now().truncatedTo(ChronoUnit.MICROS));
  }
}
