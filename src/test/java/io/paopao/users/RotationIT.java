package io.paopao.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.Ids;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.TestDatabase;
import io.paopao.users.store.Secrets;
import io.paopao.users.store.SessionRow;
import io.paopao.users.store.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/// A node that is killed between the commit of a rotation and its answer: all that counts is in the
/// database, so another node, or the same one later, goes on from there.
class RotationIT {

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private final SessionToken token = opened();

  @Test
  void aLostAnswerIsGivenAgainByAnotherNode() {
    SessionToken lost = next(rotate(now));

    assertThat(next(rotate(now.plusSeconds(9)))).isEqualTo(lost);
  }

  @Test
  void tenSecondsLaterTheTokenCountsAsStolen() {
    rotate(now);

    assertThat(rotate(now.plusSeconds(10))).isInstanceOf(Rotation.Reused.class);
    assertThat(rotate(now.plusSeconds(10))).isInstanceOf(Rotation.Unknown.class);
  }

  /// Each over a connection of its own, like another node.
  private Rotation rotate(Instant at) {
    return new TestDatabase()
        .database()
        .write(tx -> Rotation.of(tx.handle(), token, at, at.plus(Duration.ofDays(1))));
  }

  private static SessionToken next(Rotation rotation) {
    return ((Rotation.Next) rotation).token();
  }

  private SessionToken opened() {
    Database database = new TestDatabase().database();
    SessionToken made = SessionToken.of(Ids.next());
    SessionRow row =
        new SessionRow(
            made.session(),
            Ids.next(),
            Sessions.API,
            "",
            new SessionRow.Times(now, now, now.plus(Duration.ofDays(1))),
            null);
    Secrets secrets =
        new Secrets(made.familyHash(), made.secretHash(), null, SessionToken.salt(), null);
    database.write(tx -> {
      SessionStore.insert(tx.handle(), row, secrets);
      return row;
    });
    return made;
  }
}
