package io.paopao.search.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.search.index.Entry;
import io.paopao.search.index.LiveIndex;
import io.paopao.search.index.SearchRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildTest {

  @TempDir Path home;

  private final FakeCatalogue catalogue = new FakeCatalogue();
  private Rebuild rebuild;

  @BeforeEach
  void prepare() {
    rebuild =
        new Rebuild(
            catalogue, new NodeIndex(new LiveIndex(), home.toString()), new Ends(catalogue));
  }

  /// The events end where the catalogue was not read yet.
  private static final class Ends extends FeedConsumers {
    private final FakeCatalogue catalogue;

    Ends(FakeCatalogue catalogue) {
      this.catalogue = catalogue;
    }

    @Override
    Map<String, Long> ends() {
      return Map.of("posts.events-0", catalogue.reads == 0 ? 4L : 9L);
    }
  }

  @Test
  void readsEverythingOnceAfterItTookThePositions() throws Exception {
    catalogue.thread.add(Entries.thread(Happenings.PLACE, Happenings.post("101"), "预算三千"));
    catalogue.thread.add(Entries.post(Happenings.PLACE, Happenings.post("102"), "买半自动"));
    catalogue.users.add(Entry.user("7", "ada", "艾达", Happenings.DAY));
    assertThat(rebuild.claim()).isTrue();
    rebuild.run();
    assertThat(rebuild.entries()).isEqualTo(3);
    try (var index = rebuild.finished().orElseThrow().index()) {
      assertThat(index.size()).isEqualTo(3);
      assertThat(index.search(SearchRequest.of("半自动")).hits()).hasSize(1);
      assertThat(index.positions()).isEqualTo(Map.of("posts.events-0", 4L));
    }
  }

  @Test
  void runsOneAtATime() throws Exception {
    assertThat(rebuild.claim()).isTrue();
    assertThat(rebuild.claim()).isFalse();
    rebuild.run();
    assertThat(rebuild.isRunning()).isTrue();
    rebuild.finished().orElseThrow().index().close();
    assertThat(rebuild.finished()).isEmpty();
    assertThat(rebuild.claim()).isTrue();
  }

  @Test
  void leavesNothingBehindWhenItFails() throws IOException {
    catalogue.failure = new IllegalStateException("no database");
    assertThat(rebuild.claim()).isTrue();
    assertThatThrownBy(rebuild::run).hasMessage("no database");
    assertThat(rebuild.isRunning()).isFalse();
    assertThat(rebuild.finished()).isEmpty();
    assertThat(new IndexFolders(home).committed()).isEqualTo(List.of());
    assertThat(home).isEmptyDirectory();
  }
}
