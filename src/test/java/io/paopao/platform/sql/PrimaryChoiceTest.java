package io.paopao.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;

class PrimaryChoiceTest {

  private final Server first = new Server("first", new MariaDbDataSource(), new Loans());
  private final Server second = new Server("second", new MariaDbDataSource(), new Loans());

  @Test
  void thePrimaryStaysWhileItTakesWrites() {
    primary(first, 1, 100);
    primary(second, 2, 200);

    assertThat(choice("0-1-50").choose()).isSameAs(first);
    assertThat(choice("0-1-50").rivals()).containsExactly(second);
  }

  @Test
  void aPromotedReplicaFollowsAPrimaryThatIsGone() {
    first.lost();
    primary(second, 2, 100);

    assertThat(choice("0-1-100").choose()).isSameAs(second);
  }

  @Test
  void aPromotedReplicaFollowsAPrimaryThatWasDemoted() {
    replica(first, 1, 100);
    primary(second, 2, 100);

    assertThat(choice("0-1-100").choose()).isSameAs(second);
  }

  @Test
  void aServerThatLacksCommitsIsNotWrittenTo() {
    first.lost();
    primary(second, 2, 99);

    assertThat(choice("0-1-100").choose()).isSameAs(first);
    assertThat(choice("0-1-100").rivals()).containsExactly(second);
  }

  @Test
  void nothingChangesWhileNoServerTakesWrites() {
    first.lost();
    replica(second, 2, 100);

    assertThat(choice("0-1-100").choose()).isSameAs(first);
    assertThat(choice("0-1-100").rivals()).isEmpty();
  }

  @Test
  void aForumThatStartsTakesTheServerThatHasComeFurthest() {
    primary(first, 1, 100);
    primary(second, 2, 101);

    assertThat(choice("").choose()).isSameAs(second);
  }

  @Test
  void twoPoolsOfOneServerAreNoRivals() {
    primary(first, 1, 100);
    primary(second, 1, 100);

    assertThat(choice("0-1-50").rivals()).isEmpty();
  }

  private PrimaryChoice choice(String settled) {
    return new PrimaryChoice(first, List.of(first, second), GtidPosition.parse(settled));
  }

  private static void primary(Server server, long id, int sequence) {
    server.seen(sight(id, false, sequence));
  }

  private static void replica(Server server, long id, int sequence) {
    server.seen(sight(id, true, sequence));
  }

  private static Sight sight(long id, boolean readOnly, int sequence) {
    return new Sight(id, readOnly, GtidPosition.parse("0-1-" + sequence), Sight.SemiSync.ON);
  }
}
