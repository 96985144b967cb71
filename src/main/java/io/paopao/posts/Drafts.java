package io.paopao.posts;

import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Validation;
import io.paopao.platform.sql.Database;
import io.paopao.posts.store.DraftStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the caller has not finished.
@ApplicationScoped
public class Drafts {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9:._-]{1,100}");
  private static final Pattern BOARD = Pattern.compile("[a-z0-9-]{1,60}");

  @Inject private Database database;

  /// What a client saves.
  public record Save(
      @Nullable String body,
      @Nullable String title,
      @Nullable String board,
      @Nullable Long sequence) {}

  /// The same save may come twice; an older or a different one of the same sequence is refused.
  ///
  /// @throws Problem 409 `draft.stale`, 422
  public Draft save(String key, Save save) {
    Draft draft = accepted(key, save);
    return database.write(tx -> {
      DraftStore drafts = new DraftStore(tx.handle());
      drafts.save(caller(), draft);
      Draft stored = drafts.find(caller(), key).orElseThrow();
      if (stored.sequence() != draft.sequence() || !stored.says(draft)) {
        throw Problem.conflict("draft.stale");
      }
      return stored;
    });
  }

  /// @throws Problem 404
  public Draft find(String key) {
    return database
        .read(handle -> new DraftStore(handle).find(caller(), key))
        .orElseThrow(Problem::notFound);
  }

  public void remove(String key) {
    database.write(tx -> {
      new DraftStore(tx.handle()).remove(caller(), key);
      return key;
    });
  }

  private static Draft accepted(String key, Save save) {
    Validation validation = new Validation();
    validation.pattern("key", key, KEY, "draft.key");
    String body = save.body() == null ? "" : save.body();
    if (!body.isEmpty()) {
      Body.of(validation, body);
    }
    if (save.title() != null) {
      validation.text("title", save.title(), 0, NewThread.TITLE);
    }
    if (save.board() != null) {
      validation.pattern("board", save.board(), BOARD, "board.unknown");
    }
    Long sequence = save.sequence();
    if (sequence == null || sequence < 0) {
      validation.add("sequence", "field.required");
    }
    validation.check();
    return new Draft(
        key, body, save.title(), save.board(), sequence == null ? 0 : sequence, Threads.now());
  }

  private static long caller() {
    return RequestContext.current().caller().id();
  }
}
