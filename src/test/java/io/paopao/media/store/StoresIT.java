package io.paopao.media.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.Ids;
import io.paopao.stack.Addresses;
import io.paopao.stack.Stack;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoresIT {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456Z");
  private static final Instant LATER = NOON.plusSeconds(60);

  private final Handle handle = open();
  private final MediumStore media = new MediumStore(handle);
  private final long owner = Ids.next();

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
  void theSameSourceOfAnAccountIsKeptOnce() {
    MediumRow first = row();
    assertThat(media.add(first, source(1))).isTrue();
    assertThat(media.add(row(), source(1))).isFalse();
    assertThat(media.add(row(), source(2))).isTrue();

    assertThat(media.lock(owner, source(1))).contains(first);
    assertThat(media.lock(owner + 1, source(1))).isEmpty();
    assertThat(media.find(first.id())).contains(first);
    assertThat(media.bytes(owner)).isEqualTo(200);
    assertThat(media.bytes(owner + 1)).isZero();
  }

  @Test
  void whatIsUsedSomewhereIsNotUnused() {
    MediumRow used = added(1);
    MediumRow unused = added(2);
    media.use(List.of(used.id(), "0".repeat(32)), "post:1");
    media.use(List.of(used.id()), "post:2");
    media.use(List.of(used.id()), "post:2");

    assertThat(media.unused(LATER, 10_000)).contains(unused.id()).doesNotContain(used.id());
    assertThat(media.removeUnused(used.id(), LATER)).isFalse();
    assertThat(media.removeUnused(unused.id(), NOON)).isFalse();
    assertThat(media.removeUnused(unused.id(), LATER)).isTrue();
    assertThat(media.find(unused.id())).isEmpty();
  }

  @Test
  void whatIsReleasedEverywhereIsUnusedFromThenOn() {
    MediumRow row = added(1);
    media.use(List.of(row.id()), "post:1");
    media.use(List.of(row.id()), "account:1");

    media.release(List.of(row.id()), "account:1", LATER);
    assertThat(media.unused(LATER.plusSeconds(1), 10_000)).doesNotContain(row.id());

    media.release(List.of(row.id()), "post:1", LATER);
    assertThat(media.unused(LATER, 10_000)).doesNotContain(row.id());
    assertThat(media.unused(LATER.plusSeconds(1), 10_000)).contains(row.id());
  }

  @Test
  void whatIsTouchedHasItsTimeAgain() {
    MediumRow row = added(1);
    media.touch(row.id(), LATER);
    assertThat(media.unused(LATER, 10_000)).doesNotContain(row.id());
  }

  @Test
  void whatIsRemovedIsGoneWhateverRefersToIt() {
    MediumRow row = added(1);
    media.use(List.of(row.id()), "post:1");
    media.remove(row.id());
    assertThat(media.find(row.id())).isEmpty();
    assertThat(
            handle
                .createQuery("SELECT COUNT(*) FROM media.medium_use WHERE medium = :id")
                .bind("id", row.id())
                .mapTo(Integer.class)
                .one())
        .isZero();
  }

  private MediumRow added(int source) {
    MediumRow row = row();
    media.add(row, source(source));
    return row;
  }

  private MediumRow row() {
    return new MediumRow(
        UUID.randomUUID().toString().replace("-", ""),
        owner,
        new MediumRow.Shape("image/png", 3, 2, 100),
        NOON);
  }

  private static byte[] source(int number) {
    byte[] hash = new byte[32];
    hash[0] = (byte) number;
    return hash;
  }

  private static Handle open() {
    Addresses stack = Stack.running().addresses();
    return Jdbi.create(stack.databaseUrl(), stack.databaseUser(), stack.databasePassword()).open();
  }
}
