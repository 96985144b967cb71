package io.paopao.posts.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.Cursor;
import io.paopao.platform.Ids;
import io.paopao.posts.Draft;
import io.paopao.posts.Post;
import io.paopao.posts.PostSort;
import io.paopao.posts.Source;
import io.paopao.posts.ThreadSort;
import io.paopao.stack.Addresses;
import io.paopao.stack.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoresIT {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456Z");
  private static final ThreadLists.Filter GENERAL =
      new ThreadLists.Filter("general", null, null, Set.of());

  private final Handle handle = open();
  private final long author = Ids.next();
  private final ThreadStore threads = new ThreadStore(handle);
  private final PostStore posts = new PostStore(handle);

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
  void aThreadIsReadAsItWasWritten() {
    ThreadRow thread = thread("你好 😀", NOON, "a b", "c");

    ThreadRow read = threads.find(thread.id()).orElseThrow();

    assertThat(read).isEqualTo(thread);
    assertThat(threads.lock(thread.id())).contains(read);
    assertThat(threads.find(1)).isEmpty();
  }

  @Test
  void aPostIsReadAsItWasWritten() {
    PostRow post = reply(thread("t", NOON).id(), NOON);

    assertThat(posts.find(post.id())).contains(post.with(List.of()));
    assertThat(posts.lock(post.id())).isPresent();
    assertThat(posts.lock(1)).isEmpty();
    assertThat(posts.find(List.of(post.id()))).hasSize(1);
  }

  @Test
  void idsAndVersionsOfPostsAreRead() {
    PostRow post = reply(thread("ids", NOON).id(), NOON);

    assertThat(new PostLists(handle).idsAfter(post.id() - 1, 1)).containsExactly(post.id());
    assertThat(posts.version(post.id()))
        .containsExactly(new PostStore.Version(post.id(), post.version()));
    assertThat(posts.version(1)).isEmpty();
    assertThat(posts.versions(post.thread()))
        .contains(new PostStore.Version(post.id(), post.version()));
  }

  @Test
  void listsGoOnAfterTheCursorInEveryOrder() {
    String tag = "tag" + author;
    List<Long> ids =
        List.of(
            thread("1", NOON, tag).id(),
            thread("2", NOON.plusSeconds(90), tag).id(),
            thread("3", NOON.plusSeconds(180), tag).id());
    ThreadLists lists = new ThreadLists(handle);
    for (ThreadSort sort : ThreadSort.values()) {
      for (String board : new String[] {null, "general"}) {
        ThreadLists.Filter filter = new ThreadLists.Filter(board, tag, author, Set.of());
        ThreadRow first = lists.page(filter, sort, null, 1).getFirst();
        List<ThreadRow> rest = lists.page(filter, sort, Cursor.of(first.sortKey(), first.id()), 10);
        assertThat(first.id()).isEqualTo(ids.getLast());
        assertThat(rest).extracting(ThreadRow::id).containsExactly(ids.get(1), ids.getFirst());
      }
    }
    assertThat(lists.after(ids.getFirst(), 10))
        .extracting(ThreadRow::id)
        .containsAll(ids.subList(1, 3));
    assertThat(lists.visible(ids, Set.of())).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void pinnedThreadsStandFirst() {
    ThreadRow old = thread("old", NOON);
    thread("new", NOON.plus(Duration.ofDays(400)));

    assertThat(new ThreadMarks(handle).set(old.id(), ThreadMarks.Mark.PINNED, true)).isTrue();

    assertThat(new ThreadMarks(handle).set(old.id(), ThreadMarks.Mark.PINNED, true)).isFalse();
    assertThat(new ThreadLists(handle).page(GENERAL, ThreadSort.ACTIVE, null, 5))
        .extracting(ThreadRow::id)
        .contains(old.id());
    assertThat(new ThreadMarks(handle).set(old.id(), ThreadMarks.Mark.LOCKED, true)).isTrue();
    assertThat(new ThreadMarks(handle).set(old.id(), ThreadMarks.Mark.FEATURED, true)).isTrue();
    assertThat(threads.find(old.id()).orElseThrow().marks())
        .isEqualTo(new ThreadRow.Marks(true, true, true, false));
  }

  @Test
  void countsAreExactBeforeAndAfterFolding() {
    ThreadRow thread = thread("counted", NOON);
    DeltaStore deltas = new DeltaStore(handle);
    Instant later = NOON.plusSeconds(60);
    deltas.reply(thread.id(), 7, later);
    deltas.reply(thread.id(), 8, later);
    deltas.replies(thread.id(), -1);
    deltas.views(Map.of(thread.id(), 5));

    ThreadRow.Counts waiting = threads.find(thread.id()).orElseThrow().counts();
    List<DeltaStore.Delta> taken = deltas.take(1000);
    deltas.fold(taken, DeltaSum.of(taken));
    ThreadRow.Counts folded = threads.find(thread.id()).orElseThrow().counts();

    assertThat(waiting).isEqualTo(new ThreadRow.Counts(1, 5, later, List.of()));
    assertThat(folded).isEqualTo(new ThreadRow.Counts(1, 5, later, List.of(8L, 7L)));
    assertThat(deltas.take(1000)).noneMatch(delta -> delta.thread() == thread.id());
  }

  @Test
  void boardsCountTheirThreads() {
    BoardStore boards = new BoardStore(handle);
    long before = boards.find("feedback", Set.of()).orElseThrow().threads();
    ThreadRow thread = thread("moved", NOON);

    new ThreadMarks(handle).move(thread, "feedback");
    assertThat(boards.find("feedback", Set.of()).orElseThrow().threads()).isEqualTo(before + 1);
    ThreadRow moved = threads.find(thread.id()).orElseThrow();
    assertThat(new ThreadMarks(handle).delete(moved, 3L, NOON)).isTrue();
    assertThat(new ThreadMarks(handle).delete(moved, 3L, NOON)).isFalse();
    assertThat(boards.find("feedback", Set.of()).orElseThrow().threads()).isEqualTo(before);
    assertThat(new ThreadLists(handle).visible(List.of(thread.id()), Set.of())).isEmpty();
    assertThat(new ThreadMarks(handle).delete(moved, null, NOON)).isTrue();
    assertThat(boards.slugs(Set.of())).contains("general", "qa");
    assertThat(boards.all(Set.of())).extracting(BoardRow::slug).startsWith("general");
  }

  @Test
  void aPrivateBoardIsHiddenFromAllButItsMembers() {
    BoardStore boards = new BoardStore(handle);
    BoardMembers members = new BoardMembers(handle);
    BoardRow.Text text = new BoardRow.Text("Inner circle", "For few.");
    BoardRow board = new BoardRow("inner-circle", text, text, "#123456", true, 0, 7);
    assertThat(boards.insert(board)).isTrue();
    assertThat(boards.insert(board)).isFalse();
    members.add("inner-circle", 41, NOON);
    members.add("inner-circle", 41, NOON);
    ThreadRow thread = thread("secret", NOON);
    new ThreadMarks(handle).move(thread, "inner-circle");

    assertThat(members.hiddenFrom(0)).contains("inner-circle");
    assertThat(members.hiddenFrom(41)).doesNotContain("inner-circle");
    assertThat(members.isHidden("inner-circle", 42)).isTrue();
    assertThat(members.isHidden("general", 42)).isFalse();
    assertThat(members.after("inner-circle", 0, 5)).containsExactly(41L);
    Set<String> hidden = Set.of("inner-circle");
    assertThat(boards.find("inner-circle", hidden)).isEmpty();
    assertThat(boards.all(hidden)).extracting(BoardRow::slug).doesNotContain("inner-circle");
    assertThat(boards.slugs(hidden)).doesNotContain("inner-circle");
    assertThat(new ThreadLists(handle).visible(List.of(thread.id()), hidden)).isEmpty();
    assertThat(new PostLists(handle).visible(List.of(thread.firstPost()), hidden)).isEmpty();
    ThreadLists.Filter all = new ThreadLists.Filter(null, null, null, hidden);
    assertThat(new ThreadLists(handle).page(all, ThreadSort.NEW, null, 100))
        .extracting(ThreadRow::id)
        .doesNotContain(thread.id());
    assertThat(threads.idsOn("inner-circle")).containsExactly(thread.id());
    new PostStore(handle).countOn("inner-circle");
    assertThat(new PostLists(handle).landmarks(thread.id(), 2)).hasSizeLessThan(2);
    assertThat(new PostLists(handle).recent(thread.author(), hidden, 5)).isEmpty();
    assertThat(new ThreadLists(handle).commonTags(hidden, 300, 5)).hasSizeLessThan(6);

    BoardRow open = new BoardRow("inner-circle", text, text, "#123456", false, 1, 7);
    assertThat(boards.lock("inner-circle"))
        .hasValueSatisfying(b -> assertThat(b.hidden()).isTrue());
    assertThat(boards.lock("no-such-board")).isEmpty();
    assertThat(boards.update(open)).isTrue();
    assertThat(boards.find("inner-circle", Set.of()).orElseThrow().hidden()).isFalse();
    BoardRow.Text taken = boards.find("qa", Set.of()).orElseThrow().zh();
    assertThat(boards.update(new BoardRow("inner-circle", taken, text, "#123456", true, 0, 7)))
        .isFalse();
    members.remove("inner-circle", 41);
    assertThat(members.after("inner-circle", 0, 5)).isEmpty();
  }

  @Test
  void whatIsUnreadIsWhatCameAfterTheMark() {
    ReadMarks marks = new ReadMarks(handle);
    long reader = Ids.next();
    ThreadRow thread = thread("read", NOON);
    ThreadRow other = thread("unread", NOON);
    marks.save(reader, thread.id(), NOON);
    marks.save(reader, thread.id(), NOON.minusSeconds(60));
    marks.save(reader, other.id(), NOON.minusSeconds(60));

    assertThat(marks.seen(reader, thread.id())).contains(NOON);
    assertThat(marks.seen(reader, 1)).isEmpty();
    assertThat(marks.unread(reader, List.of(thread.id(), other.id()))).containsExactly(other.id());
    assertThat(marks.unreadByBoard(reader)).containsEntry("general", 1);
    ReadMarks.Reader all = new ReadMarks.Reader(reader, null, Set.of("none"));
    ThreadRow found = marks.unread(all, null, 5).getFirst();
    assertThat(found.id()).isEqualTo(other.id());
    ReadMarks.Reader onBoard = new ReadMarks.Reader(reader, "general", Set.of());
    assertThat(marks.unread(onBoard, Cursor.of(found.sortKey(), found.id()), 5)).isEmpty();
    assertThat(marks.firstAfter(other.id(), NOON.plusSeconds(9))).isEmpty();
    marks.prune(reader, 1);
    assertThat(marks.seen(reader, other.id())).isEmpty();
    assertThat(marks.seen(reader, thread.id())).contains(NOON);
  }

  @Test
  void boardsAreFoundOrMadeByName() {
    BoardStore boards = new BoardStore(handle);

    assertThat(boards.named("问答")).isEqualTo("qa");
    assertThat(boards.named("Bicycles Meta")).isEqualTo("bicycles-meta");
    assertThat(boards.named("Tea & Time"))
        .startsWith("tea-time-")
        .isEqualTo(boards.named("Tea & Time"));
    assertThat(boards.named("茶与时间")).startsWith("board-");
  }

  @Test
  void textsAndTagsAreReplaced() {
    ThreadRow thread = thread("before", NOON, "old");

    threads.update(thread.id(), "after", List.of("new"));
    threads.retag(thread.id(), List.of("new"));
    threads.excerpt(thread.id(), "words");

    ThreadRow read = threads.find(thread.id()).orElseThrow();
    assertThat(read.text()).isEqualTo(new ThreadRow.Text("after", "words", List.of("new")));
    assertThat(read.version()).isEqualTo(3);
  }

  @Test
  void postsAreListedInEveryOrder() {
    ThreadRow thread = thread("listed", NOON);
    PostRow first = reply(thread.id(), NOON);
    PostRow second = reply(thread.id(), NOON.plusSeconds(1));
    PostRow third = reply(thread.id(), NOON.plusSeconds(1));
    new ReactionStore(handle).add(second.id(), "like", 9, NOON);
    posts.earned(List.of(new PostStore.Earned(third.id(), -1, false)));

    assertThat(walk(thread.id(), PostSort.OLD))
        .containsExactly(first.id(), second.id(), third.id());
    assertThat(walk(thread.id(), PostSort.NEW))
        .containsExactly(third.id(), second.id(), first.id());
    assertThat(walk(thread.id(), PostSort.TOP))
        .containsExactly(second.id(), first.id(), third.id());
    PostLists lists = new PostLists(handle);
    assertThat(lists.of(List.of(thread.id()))).hasSize(3);
    assertThat(lists.visible(List.of(first.id(), 1L), Set.of())).containsExactly(first.id());
  }

  @Test
  void deletedPostsKeepTheirPlace() {
    ThreadRow thread = thread("deleted", NOON);
    PostRow post = reply(thread.id(), NOON);

    assertThat(posts.delete(post.id(), 5L, NOON)).isTrue();
    assertThat(posts.delete(post.id(), 5L, NOON)).isFalse();

    assertThat(posts.find(post.id()).orElseThrow().deleted()).isTrue();
    assertThat(new PostLists(handle).visible(List.of(post.id()), Set.of())).isEmpty();
    assertThat(walk(thread.id(), PostSort.OLD)).containsExactly(post.id());
    assertThat(posts.delete(post.id(), null, NOON)).isTrue();
    assertThat(posts.touch(post.id())).isEqualTo(4);
    assertThat(posts.touchAll(thread.id())).containsExactly(new PostStore.Version(post.id(), 5));
  }

  @Test
  void editsKeepWhatWasSaidBefore() {
    PostRow post = reply(thread("edited", NOON).id(), NOON);
    RevisionStore revisions = new RevisionStore(handle);

    revisions.keep(post);
    posts.edit(post.id(), new PostRow.Content("new", "<p>new</p>", "new"), 6, NOON.plusSeconds(9));

    PostRow edited = posts.find(post.id()).orElseThrow();
    assertThat(edited.content().body()).isEqualTo("new");
    assertThat(edited.life().editedBy()).isEqualTo(6);
    assertThat(revisions.before(post.id(), edited.version(), 10))
        .containsExactly(new RevisionStore.Row(1, "body", author, NOON));
  }

  @Test
  void eachAccountReactsOnceByEachName() {
    PostRow post = reply(thread("liked", NOON).id(), NOON);
    ReactionStore reactions = new ReactionStore(handle);

    assertThat(reactions.add(post.id(), "like", 9, NOON)).isTrue();
    assertThat(reactions.add(post.id(), "like", 9, NOON)).isFalse();
    assertThat(reactions.add(post.id(), "like", 10, NOON)).isTrue();

    assertThat(posts.find(post.id()).orElseThrow().reactions())
        .containsExactly(new Post.Reaction("like", 2));
    assertThat(reactions.count(post.id(), "like")).isEqualTo(2);
    assertThat(reactions.of(9, List.of(post.id()))).containsEntry(post.id(), List.of("like"));
    assertThat(reactions.remove(post.id(), "like", 9)).isTrue();
    assertThat(reactions.remove(post.id(), "like", 9)).isFalse();
  }

  @Test
  void bookmarksAreListedNewestFirst() {
    ThreadRow thread = thread("kept", NOON);
    PostRow first = reply(thread.id(), NOON);
    PostRow second = reply(thread.id(), NOON);
    BookmarkStore bookmarks = new BookmarkStore(handle);
    bookmarks.add(author, first.id(), NOON);
    bookmarks.add(author, second.id(), NOON.plusSeconds(1));
    bookmarks.add(author, second.id(), NOON.plusSeconds(2));

    BookmarkStore.Row newest = bookmarks.page(author, Set.of(), null, 1).getFirst();
    assertThat(newest.post()).isEqualTo(second.id());
    assertThat(bookmarks.page(author, Set.of(), Cursor.of(newest.sortKey(), newest.post()), 5))
        .extracting(BookmarkStore.Row::post)
        .containsExactly(first.id());
    bookmarks.remove(author, first.id());
    assertThat(bookmarks.page(author, Set.of(), null, 5)).hasSize(1);
  }

  @Test
  void anOlderDraftReplacesNoNewerOne() {
    DraftStore drafts = new DraftStore(handle);
    drafts.save(author, draft("two", 2));
    drafts.save(author, draft("one", 1));

    assertThat(drafts.find(author, "new")).contains(draft("two", 2));
    drafts.save(author, draft("three", 3));
    assertThat(drafts.find(author, "new")).contains(draft("three", 3));
    drafts.remove(author, "new");
    assertThat(drafts.find(author, "new")).isEmpty();
  }

  @Test
  void anImportIsRemembered() {
    ImportStore imports = new ImportStore(handle);
    String id = "se-" + author;

    assertThat(imports.isKnown(id)).isFalse();
    assertThat(imports.remember(id, 1)).isTrue();
    assertThat(imports.remember(id, 2)).isFalse();
    assertThat(imports.isKnown(id)).isTrue();
  }

  private List<Long> walk(long thread, PostSort sort) {
    PostLists lists = new PostLists(handle);
    List<PostRow> first = lists.page(thread, sort, null, 1);
    PostRow last = first.getFirst();
    List<PostRow> rest = lists.page(thread, sort, Cursor.of(last.sortKey(), last.id()), 10);
    return java.util.stream.Stream.concat(first.stream(), rest.stream()).map(PostRow::id).toList();
  }

  private ThreadRow thread(String title, Instant at, String... tags) {
    ThreadRow thread =
        ThreadRow.begun(
            new ThreadRow.Start(Ids.next(), Ids.next(), author, at),
            "general",
            new ThreadRow.Text(title, "excerpt", List.of(tags)),
            new ThreadRow.Origin("en", new Source("here", null, "CC0-1.0")));
    threads.insert(thread);
    return thread;
  }

  private PostRow reply(long thread, Instant at) {
    PostRow post =
        PostRow.written(
            new PostRow.Place(Ids.next(), thread, 42L),
            author,
            new PostRow.Content("body", "<p>body</p>", "body"),
            at);
    posts.insert(List.of(post));
    return post;
  }

  private static Draft draft(String body, long sequence) {
    return new Draft("new", body, null, "general", sequence, NOON);
  }

  private static Handle open() {
    Addresses stack = Stack.running().addresses();
    return Jdbi.create(stack.databaseUrl(), stack.databaseUser(), stack.databasePassword()).open();
  }
}
