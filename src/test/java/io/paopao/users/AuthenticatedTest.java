package io.paopao.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.Role;
import io.paopao.users.store.Account;
import io.paopao.users.store.Account.Credentials;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuthenticatedTest {

  @Test
  void anotherPasswordIsTold() {
    Authenticated owner = Authenticated.byPassword(account("one").user(), "one");

    assertThat(owner.holds(account("one"))).isTrue();
    assertThat(owner.holds(account("two"))).isFalse();
    assertThat(owner.holds(account(null))).isFalse();
    assertThat(owner.stamp()).doesNotContain("one");
  }

  @Test
  void whereNoPasswordWasAskedForAnyHolds() {
    Authenticated owner = Authenticated.withoutPassword(account(null).user());

    assertThat(owner.holds(account("one"))).isTrue();
  }

  private static Account account(@Nullable String hash) {
    return new Registration("ada", new Credentials("ada@example.org", hash, true), Role.USER)
        .account();
  }
}
