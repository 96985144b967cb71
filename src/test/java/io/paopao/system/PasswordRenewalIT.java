package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/// What passwords are hashed with grows with what machines can do.
class PasswordRenewalIT {

  /// Of the reference implementation, at a cost of long ago.
  private static final String PASSWORD = "password";

  private static final String OLD =
      "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

  private final Api member = Api.member();

  @Test
  void aHashOfAnotherCostIsMadeAnewAtTheNextSignIn() {
    try (Handle handle = Tables.open()) {
      handle.execute("UPDATE users.account SET password_hash = ? WHERE id = ?", OLD, member.id());
    }
    Replication.awaitReplica();

    Api.signedIn(member.handle(), PASSWORD);

    Eventually.within(
        Duration.ofSeconds(20), () -> assertThat(stored()).startsWith("$argon2id$v=19$m=19456,"));
    Api.signedIn(member.handle(), PASSWORD);
  }

  private String stored() {
    try (Handle handle = Tables.open()) {
      return handle
          .createQuery("SELECT password_hash FROM users.account WHERE id = ?")
          .bind(0, member.id())
          .mapTo(String.class)
          .one();
    }
  }
}
