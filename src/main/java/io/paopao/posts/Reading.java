package io.paopao.posts;

import io.paopao.platform.Position;
import io.paopao.posts.store.PostRow;
import io.paopao.posts.store.ThreadRow;
import io.paopao.users.Author;
import io.paopao.users.User;
import io.paopao.users.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes what readers see of stored rows: asks for all their authors at once.
///
/// Call it after the connection that read the rows was given back: asking takes another one.
@ApplicationScoped
class Reading {

  private static final int PARTICIPANTS = 4;

  private final Users users;

  @Inject
  Reading(Users users) {
    this.users = users;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Reading() {
    this(null);
  }

  List<Post> posts(List<PostRow> rows) {
    Map<Long, User> authors = users.byId(rows.stream().map(PostRow::author).distinct().toList());
    return rows.stream().map(row -> post(row, authors)).toList();
  }

  Post post(PostRow row) {
    return posts(List.of(row)).getFirst();
  }

  List<PostText> texts(List<PostRow> rows) {
    Map<Long, User> authors = users.byId(rows.stream().map(PostRow::author).distinct().toList());
    return rows.stream()
        .map(row ->
            new PostText(
                String.valueOf(row.id()),
                author(row.author(), authors),
                row.content().text(),
                row.life().createdAt()))
        .toList();
  }

  List<ThreadSummary> threads(List<ThreadRow> rows) {
    Map<Long, User> authors =
        users.byId(rows.stream().flatMap(Reading::people).distinct().toList());
    return rows.stream().map(row -> thread(row, authors)).toList();
  }

  /// @param posts those of all the threads
  List<ThreadText> words(List<ThreadRow> threads, List<PostRow> posts) {
    List<ThreadSummary> summaries = threads(threads);
    List<PostText> texts = texts(posts);
    Map<Long, List<PostText>> byThread =
        IntStream.range(0, posts.size())
            .boxed()
            .collect(
                Collectors.groupingBy(
                    i -> posts.get(i).thread(),
                    Collectors.mapping(texts::get, Collectors.toList())));
    return IntStream.range(0, threads.size())
        .mapToObj(i ->
            new ThreadText(
                Threads.place(threads.get(i)),
                summaries.get(i),
                byThread.getOrDefault(threads.get(i).id(), List.of())))
        .toList();
  }

  ThreadSummary thread(ThreadRow row) {
    return threads(List.of(row)).getFirst();
  }

  ThreadDetail detail(ThreadRow row, PostRow first, Position position) {
    Map<Long, User> authors = users.byId(List.of(row.author(), first.author()));
    return new ThreadDetail(
        String.valueOf(row.id()),
        row.board(),
        row.text().title(),
        author(row.author(), authors),
        row.text().tags(),
        row.counts().replies(),
        row.counts().views(),
        row.marks().pinned(),
        row.marks().locked(),
        row.marks().featured(),
        row.marks().deleted(),
        row.createdAt(),
        row.counts().lastActivityAt(),
        post(first, authors),
        row.origin().lang(),
        row.origin().source(),
        row.version(),
        position);
  }

  Map<Long, User> authors(Collection<Long> ids) {
    return users.byId(ids);
  }

  /// The author, or one without a name when the account is not known any more.
  static Author author(long id, Map<Long, User> authors) {
    User user = authors.get(id);
    return user == null ? new Author(String.valueOf(id), "", "", null) : Author.of(user);
  }

  private static Post post(PostRow row, Map<Long, User> authors) {
    return new Post(
        String.valueOf(row.id()),
        String.valueOf(row.thread()),
        text(row.replyTo()),
        author(row.author(), authors),
        row.deleted() ? "" : row.content().body(),
        row.deleted() ? "" : row.content().html(),
        row.deleted() ? List.of() : row.reactions(),
        row.life().createdAt(),
        row.life().editedAt(),
        row.deleted(),
        row.version());
  }

  private static ThreadSummary thread(ThreadRow row, Map<Long, User> authors) {
    return new ThreadSummary(
        String.valueOf(row.id()),
        row.board(),
        row.text().title(),
        row.text().excerpt(),
        author(row.author(), authors),
        row.text().tags(),
        row.counts().replies(),
        row.counts().views(),
        row.marks().pinned(),
        row.marks().locked(),
        row.marks().featured(),
        row.createdAt(),
        row.counts().lastActivityAt(),
        participants(row).map(id -> author(id, authors)).toList());
  }

  private static Stream<Long> people(ThreadRow row) {
    return Stream.concat(Stream.of(row.author()), participants(row));
  }

  private static Stream<Long> participants(ThreadRow row) {
    return row.counts().repliers().stream().distinct().limit(PARTICIPANTS);
  }

  private static @Nullable String text(@Nullable Long id) {
    return id == null ? null : id.toString();
  }
}
