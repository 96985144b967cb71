package io.paopao.users.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.Ids;
import io.paopao.platform.security.SessionRevoked;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.TestDatabase;
import io.paopao.platform.tasks.BackgroundTasks;
import io.paopao.users.store.Secrets;
import io.paopao.users.store.SessionRow;
import io.paopao.users.store.SessionStore;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Two nodes on one database.
class RevocationsIT {

  private static final Duration LIFE = Duration.ofMinutes(5);

  private final Database database = new TestDatabase().database();
  private final List<Object> heard = new ArrayList<>();
  private final Revocations here = node(LIFE);
  private final Revocations there = node(LIFE);

  @Test
  void aSessionRevokedOnOneNodeIsKnownOnTheOtherAtItsNextLook() {
    long session = revoked(Instant.now());
    here.add(session);

    there.look();
    there.look();

    assertThat(here.contains(session)).isTrue();
    assertThat(there.contains(session)).isTrue();
    assertThat(heard.stream().filter(new SessionRevoked(session)::equals)).hasSize(2);
  }

  @Test
  void aRevocationIsRememberedForAsLongAsATokenMayHold() {
    long lately = revoked(Instant.now().minus(LIFE));
    long longAgo = revoked(Instant.now().minus(LIFE).minus(Duration.ofMinutes(3)));

    there.look();

    assertThat(there.contains(lately)).isTrue();
    assertThat(there.contains(longAgo)).isFalse();
  }

  @Test
  void tokensThatHoldLongerAreRememberedLonger() {
    long session = revoked(Instant.now().minus(Duration.ofMinutes(50)));
    Revocations patient = node(Duration.ofHours(1));

    patient.look();

    assertThat(patient.contains(session)).isTrue();
  }

  private long revoked(Instant at) {
    long id = Ids.next();
    String secret = "00".repeat(32);
    SessionRow row =
        new SessionRow(
            id,
            Ids.next(),
            "api",
            "test",
            new SessionRow.Times(at, at, at.plus(Duration.ofDays(1))),
            null);
    return database.write(tx -> {
      SessionStore.insert(tx.handle(), row, new Secrets(secret, secret, null, secret, null));
      SessionStore.revoke(tx.handle(), row.account(), id, at);
      return id;
    });
  }

  private Revocations node(Duration life) {
    return new Revocations(
        database, new BackgroundTasks(), news(), new TokenLife(life, Duration.ofSeconds(30)));
  }

  @SuppressWarnings("unchecked")
  private Event<SessionRevoked> news() {
    return (Event<SessionRevoked>)
        Proxy.newProxyInstance(
            Event.class.getClassLoader(),
            new Class<?>[] {Event.class},
            (proxy, method, arguments) -> {
              heard.add(arguments[0]);
              return null;
            });
  }
}
