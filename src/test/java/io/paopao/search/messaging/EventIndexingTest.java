package io.paopao.search.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.posts.PostEvent;
import io.paopao.search.index.Hit;
import io.paopao.search.index.SearchIndex;
import io.paopao.search.index.SearchRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventIndexingTest {

  @TempDir Path folder;

  private final FakeCatalogue catalogue = new FakeCatalogue();
  private SearchIndex index;
  private EventIndexing indexing;

  @BeforeEach
  void open() {
    index = SearchIndex.open(folder);
    indexing = new EventIndexing(index, catalogue);
  }

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  private void happens(PostEvent... events) {
    List.of(events).forEach(indexing::take);
  }

  private List<Hit> hits(String query) {
    index.refresh();
    return index.search(SearchRequest.of(query)).hits();
  }

  private List<String> found(String query) {
    return hits(query).stream().map(hit -> hit.kind().term() + " " + hit.id()).toList();
  }

  @Test
  void findsAThreadByTitleAndFirstPost() {
    happens(Happenings.started("预算三千"));
    assertThat(found("咖啡机")).containsExactly("thread 100");
    assertThat(found("预算")).containsExactly("thread 100");
    assertThat(hits("预算").getFirst().author()).isEqualTo("ada");
    assertThat(hits("预算 board:tech tag:咖啡")).hasSize(1);
  }

  @Test
  void findsRepliesOnTheirOwn() {
    happens(Happenings.started("预算三千"), Happenings.published("102", "买半自动"));
    assertThat(found("半自动")).containsExactly("post 102");
    assertThat(hits("半自动").getFirst().threadId()).isEqualTo("100");
  }

  @Test
  void findsAnEditedFirstPostWithItsThread() {
    happens(Happenings.started("预算三千"), Happenings.edited("101", "想买茶壶"));
    assertThat(found("茶壶")).containsExactly("thread 100");
    assertThat(found("三千")).isEmpty();
  }

  @Test
  void findsAnEditedReplyByItsNewWords() {
    happens(
        Happenings.started("预算三千"),
        Happenings.published("102", "买半自动"),
        Happenings.edited("102", "买胶囊机"));
    assertThat(found("胶囊机")).containsExactly("post 102");
    assertThat(found("半自动")).isEmpty();
  }

  @Test
  void losesADeletedReplyUntilItIsRestored() {
    happens(
        Happenings.started("预算三千"),
        Happenings.published("102", "买半自动"),
        new PostEvent.PostDeleted(Happenings.PLACE, Happenings.post("102")));
    assertThat(found("半自动")).isEmpty();
    happens(new PostEvent.PostRestored(Happenings.PLACE, Happenings.post("102"), "买半自动"));
    assertThat(found("半自动")).containsExactly("post 102");
  }

  @Test
  void movesAThreadWithItsReplies() {
    happens(
        Happenings.started("预算三千"),
        Happenings.published("102", "买半自动"),
        new PostEvent.ThreadChanged(
            Happenings.place("life", "磨豆机怎么选", "磨豆"), Happenings.summary()));
    assertThat(found("磨豆机")).containsExactly("thread 100");
    assertThat(found("预算 board:life tag:磨豆")).containsExactly("thread 100");
    assertThat(found("半自动 board:life")).containsExactly("post 102");
    assertThat(found("半自动 board:tech")).isEmpty();
    assertThat(hits("半自动").getFirst().title().text()).isEqualTo("磨豆机怎么选");
  }

  @Test
  void losesADeletedThreadUntilItIsRestored() {
    happens(
        Happenings.started("预算三千"),
        Happenings.published("102", "买半自动"),
        new PostEvent.ThreadDeleted(Happenings.PLACE));
    assertThat(found("咖啡机")).isEmpty();
    assertThat(found("半自动")).isEmpty();
    catalogue.thread.add(Entries.post(Happenings.PLACE, Happenings.post("102"), "买半自动"));
    happens(new PostEvent.ThreadRestored(Happenings.PLACE, Happenings.summary()));
    assertThat(found("半自动")).containsExactly("post 102");
  }

  @Test
  void findsPeopleByTheirHandle() {
    indexing.take(Happenings.registered("ada_l"));
    indexing.take(Happenings.registered("ada_lovelace"));
    assertThat(found("ada_lovelace")).containsExactly("user 7");
  }

  @Test
  void findsImportedThreadsByEveryPost() {
    indexing.take(Happenings.imported(Happenings.text("101", "预算三千", Happenings.DAY)));
    indexing.take(
        Happenings.imported(
            Happenings.text("102", "买半自动", Happenings.DAY.plusSeconds(60)),
            Happenings.text("103", "买胶囊机", Happenings.DAY.plusSeconds(90))));
    assertThat(found("预算")).containsExactly("thread 100");
    assertThat(found("半自动")).containsExactly("post 102");
    assertThat(found("胶囊机")).containsExactly("post 103");
  }

  @Test
  void comesToTheSameByTheSameEventsAgain() {
    PostEvent[] events = {
      Happenings.started("预算三千"),
      Happenings.published("102", "买半自动"),
      Happenings.edited("101", "预算五千")
    };
    happens(events);
    happens(events);
    assertThat(found("五千")).containsExactly("thread 100");
    assertThat(found("半自动")).containsExactly("post 102");
    assertThat(index.size()).isEqualTo(2);
  }
}
