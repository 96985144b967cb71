package io.paopao.posts;

import io.paopao.platform.Cursor;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Slice;
import io.paopao.platform.sql.Database;
import io.paopao.posts.store.PostRow;
import io.paopao.posts.store.PostStore;
import io.paopao.posts.store.ReportRow;
import io.paopao.posts.store.ReportStore;
import io.paopao.posts.store.ThreadRow;
import io.paopao.posts.store.ThreadStore;
import io.paopao.users.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What readers think is wrong with posts: telling it, and the queue of those who look at it.
@ApplicationScoped
public class Reports {

  @Inject private Database database;
  @Inject private Reading reading;

  /// @throws Problem 404, 409 `post.deleted`, 409 `report.waiting` while an earlier one of the
  ///   caller waits, 422
  public Report report(long post, Report.Wish wish) {
    Report.Wish checked = wish.checked();
    ReportRow row =
        database.write(tx -> {
          PostRow reported = Posts.visible(tx.handle(), post);
          if (reported.deleted()) {
            throw Problem.conflict("post.deleted");
          }
          ReportRow made = row(reported, checked);
          if (!new ReportStore(tx.handle()).insert(made)) {
            throw Problem.conflict("report.waiting");
          }
          return made;
        });
    return report(row, reading.authors(List.of(row.reporter())));
  }

  /// @throws Problem 404
  public QueuedReport find(long id) {
    ReportRow row =
        database.read(handle -> new ReportStore(handle).find(id)).orElseThrow(Problem::notFound);
    return queued(List.of(row)).getFirst();
  }

  /// Those that wait, the oldest first; or those that were decided, the newest first.
  public Slice<QueuedReport> queue(boolean waiting, @Nullable Cursor after, int limit) {
    Slice<ReportRow> rows =
        database.read(handle ->
            Slice.of(
                new ReportStore(handle).page(waiting, after, limit + 1),
                limit,
                row -> Cursor.of(row.id())));
    return new Slice<>(queued(rows.items()), rows.nextCursor());
  }

  private static ReportRow row(PostRow post, Report.Wish wish) {
    return new ReportRow(
        Ids.next(),
        post.id(),
        post.thread(),
        RequestContext.current().caller().id(),
        Objects.requireNonNull(wish.reason()),
        wish.note(),
        Threads.now(),
        null);
  }

  private record Subjects(
      List<PostRow> posts, Map<Long, ThreadRow> threads, Map<Long, Long> waiting) {}

  private List<QueuedReport> queued(List<ReportRow> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Subjects subjects = database.read(handle -> subjects(new ReportStore(handle), rows));
    Map<Long, User> people =
        reading.authors(rows.stream().flatMap(Reports::people).distinct().toList());
    Map<String, Post> posts = new HashMap<>();
    reading.posts(subjects.posts()).forEach(post -> posts.put(post.id(), post));
    return rows.stream()
        .map(row -> {
          ThreadRow thread = Objects.requireNonNull(subjects.threads().get(row.thread()));
          return QueuedReport.of(
              report(row, people),
              new QueuedReport.Subject(
                  thread.text().title(),
                  thread.board(),
                  Objects.requireNonNull(posts.get(String.valueOf(row.post()))),
                  subjects.waiting().getOrDefault(row.post(), 0L)));
        })
        .toList();
  }

  private static Subjects subjects(ReportStore reports, List<ReportRow> rows) {
    List<Long> posts = rows.stream().map(ReportRow::post).distinct().toList();
    ThreadStore threads = new ThreadStore(reports.handle());
    Map<Long, ThreadRow> byId = new HashMap<>();
    rows.stream()
        .map(ReportRow::thread)
        .distinct()
        .forEach(id -> threads.find(id).ifPresent(thread -> byId.put(id, thread)));
    return new Subjects(new PostStore(reports.handle()).find(posts), byId, reports.waiting(posts));
  }

  private static Stream<Long> people(ReportRow row) {
    ReportRow.Decision decision = row.decision();
    return decision == null ? Stream.of(row.reporter()) : Stream.of(row.reporter(), decision.by());
  }

  private static Report report(ReportRow row, Map<Long, User> people) {
    ReportRow.Decision decision = row.decision();
    return new Report(
        String.valueOf(row.id()),
        String.valueOf(row.post()),
        String.valueOf(row.thread()),
        Reading.author(row.reporter(), people),
        row.reason(),
        row.note(),
        row.createdAt(),
        decision == null
            ? null
            : new Report.Decision(
                decision.action(),
                decision.note(),
                Reading.author(decision.by(), people),
                decision.at()));
  }
}
