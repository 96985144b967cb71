package io.paopao.users.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.Ids;
import io.paopao.stack.Addresses;
import io.paopao.stack.Stack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoresIT {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456Z");

  private final Handle handle = open();

  @BeforeEach
  void begin() {
    handle.begin();
  }

  @AfterEach
  void leaveNothing() {
    handle.rollback();
    handle.close();
  }

  @Test
  void anImportedAuthorIsMadeOnce() {
    Account first = account("pseudonym-" + Ids.next());
    Account second =
        new Account(
            Ids.next(),
            first.handle(),
            first.profile(),
            first.credentials(),
            first.standing(),
            1,
            NOON);

    AccountStore.insertMissing(handle, Map.of(keys(first), first));
    AccountStore.insertMissing(handle, Map.of(keys(second), second));

    assertThat(AccountStore.find(handle, first.id())).map(Account::handle).contains(first.handle());
    assertThat(AccountStore.find(handle, second.id())).isEmpty();
  }

  @Test
  void aHashIsReplacedOnlyWhileItIsTheOneThatWasCompared() {
    Account account = account("hashed-" + Ids.next());
    AccountStore.insertMissing(handle, Map.of(keys(account), account));
    handle.execute("UPDATE users.account SET password_hash = 'one' WHERE id = ?", account.id());

    assertThat(
            AccountStore.updatePassword(
                handle, account.id(), new AccountStore.PasswordChange("one", "two")))
        .isTrue();
    assertThat(
            AccountStore.updatePassword(
                handle, account.id(), new AccountStore.PasswordChange("one", "three")))
        .isFalse();
    assertThat(AccountStore.find(handle, account.id()))
        .map(found -> found.credentials().passwordHash())
        .contains("two");
  }

  @Test
  void accountsAreWalkedInTheOrderOfTheirIds() {
    Account older = account("older-" + Ids.next());
    Account younger = account("younger-" + Ids.next());
    AccountStore.insertMissing(handle, Map.of(keys(older), older, keys(younger), younger));

    assertThat(AccountStore.after(handle, older.id() - 1, 2))
        .extracting(Account::id)
        .containsExactly(older.id(), younger.id());
    assertThat(AccountStore.after(handle, younger.id(), 2)).isEmpty();
  }

  @Test
  void whoIsFollowedAndBlockedIsRemembered() {
    Account one = account("one-" + Ids.next());
    Account two = account("two-" + Ids.next());
    AccountStore.insertMissing(handle, Map.of(keys(one), one, keys(two), two));

    RelationStore.follow(handle, one.id(), two.id());
    RelationStore.block(handle, two.id(), one.id());

    assertThat(RelationStore.followedBy(handle, one.id())).containsExactly(two.id());
    assertThat(RelationStore.blockedBy(handle, two.id())).containsExactly(one.id());
    RelationStore.unfollow(handle, one.id(), two.id());
    RelationStore.unblock(handle, two.id(), one.id());
    assertThat(RelationStore.followedBy(handle, one.id())).isEmpty();
    assertThat(RelationStore.blockedBy(handle, two.id())).isEmpty();
  }

  @Test
  void aNewKeyRetiresTheOnesBeforeIt() {
    int generation = 1_000_000;
    SigningKeyStore.add(handle, key(generation));
    SigningKeyStore.add(handle, key(generation + 1));
    SigningKeyStore.add(handle, key(generation + 1));

    List<SigningKeyStore.Row> known = SigningKeyStore.known(handle, NOON.minusSeconds(1));

    assertThat(known.get(0).generation()).isEqualTo(generation + 1);
    assertThat(known.get(0).retiredAt()).isNull();
    assertThat(known.get(1).generation()).isEqualTo(generation);
    assertThat(known.get(1).retiredAt()).isEqualTo(NOON);
  }

  private static SigningKeyStore.Row key(int generation) {
    return new SigningKeyStore.Row(generation, "kid-" + generation, "{}", NOON, null);
  }

  private static Account account(String handle) {
    return new Account(
        Ids.next(),
        handle,
        new Account.Profile(handle, null, null),
        new Account.Credentials(null, null, false),
        Account.Standing.NEW,
        1,
        NOON);
  }

  private static AccountStore.HandleKeys keys(Account account) {
    return new AccountStore.HandleKeys(account.handle(), null);
  }

  private static Handle open() {
    Addresses at = Stack.running().addresses();
    return Jdbi.create(at.databaseUrl(), at.databaseUser(), at.databasePassword()).open();
  }
}
