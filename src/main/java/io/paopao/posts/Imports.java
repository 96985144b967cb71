package io.paopao.posts;

import io.paopao.media.Media;
import io.paopao.platform.Problem;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.Transaction;
import io.paopao.posts.store.BoardStore;
import io.paopao.posts.store.ImportStore;
import io.paopao.posts.store.PostStore;
import io.paopao.posts.store.ThreadStore;
import io.paopao.users.ImportedAuthors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Threads from elsewhere, each in a transaction of its own, each at most once.
@ApplicationScoped
public class Imports {

  /// The most threads of one request.
  public static final int MOST = 50;

  /// As much text as one event carries: Kafka refuses records of a megabyte.
  private static final int EVENT_LENGTH = 100_000;

  @Inject private Database database;
  @Inject private ImportedAuthors authors;
  @Inject private Reading reading;
  @Inject private Media media;

  /// @throws Problem 503 when the database does not answer; what was reported before stays
  public ImportReport run(List<ImportedThread> threads) {
    int imported = 0;
    int skipped = 0;
    List<ImportReport.Failure> failed = new ArrayList<>();
    for (ImportedThread thread : threads) {
      try {
        if (add(thread)) {
          imported++;
        } else {
          skipped++;
        }
      } catch (Problem problem) {
        if (problem.retryable()) {
          throw problem;
        }
        failed.add(failure(thread, problem));
      }
    }
    return new ImportReport(imported, skipped, failed);
  }

  /// @return whether it was not here before
  private boolean add(ImportedThread from) {
    String id = from.id();
    if (id == null || id.isBlank() || id.length() > 160) {
      throw Problem.invalid(Problem.FieldError.of("id", "field.required"));
    }
    return database.write(tx -> {
      ImportStore imports = new ImportStore(tx.handle());
      if (imports.isKnown(id)) {
        return false;
      }
      Map<String, Long> accounts = authors.importAuthors(from.authors());
      Transplant transplant = Transplant.of(from, new Transplant.Ground(board(tx, from), accounts));
      if (!imports.remember(id, transplant.thread().id())) {
        return false;
      }
      plant(tx, transplant);
      return true;
    });
  }

  private static String board(Transaction tx, ImportedThread from) {
    String name = from.board() == null ? "" : from.board().strip();
    if (name.isEmpty() || name.length() > 80) {
      throw Problem.invalid(Problem.FieldError.of("board", "board.unknown"));
    }
    return new BoardStore(tx.handle()).named(name);
  }

  private void plant(Transaction tx, Transplant transplant) {
    new ThreadStore(tx.handle()).insert(transplant.thread());
    PostStore posts = new PostStore(tx.handle());
    posts.insert(transplant.posts());
    transplant.posts().forEach(p -> media.use(tx, Posts.mediaPlace(p), p.content().body()));
    posts.earned(transplant.earned());
    ThreadSummary summary = reading.thread(transplant.thread());
    PostEvent.Place place = Threads.place(transplant.thread());
    pieces(reading.texts(transplant.posts()))
        .forEach(piece -> tx.publish(new ImportEvent.ThreadImported(place, summary, piece)));
  }

  /// The posts in their order, so many at a time as fit into one event; at least one.
  static List<List<PostText>> pieces(List<PostText> posts) {
    List<List<PostText>> pieces = new ArrayList<>();
    List<PostText> piece = new ArrayList<>();
    int length = 0;
    for (PostText post : posts) {
      if (!piece.isEmpty() && length + post.text().length() > EVENT_LENGTH) {
        pieces.add(piece);
        piece = new ArrayList<>();
        length = 0;
      }
      piece.add(post);
      length += post.text().length();
    }
    pieces.add(piece);
    return pieces;
  }

  private static ImportReport.Failure failure(ImportedThread thread, Problem problem) {
    String fields =
        problem.errors().map(e -> e.field() + " " + e.code()).collect(Collectors.joining(", "));
    return new ImportReport.Failure(
        Objects.requireNonNullElse(thread.id(), ""),
        fields.isEmpty() ? problem.code() : problem.code() + ": " + fields);
  }
}
