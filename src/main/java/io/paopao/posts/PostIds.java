package io.paopao.posts;

import io.paopao.platform.IdFilter;
import io.paopao.platform.Ids;
import io.paopao.platform.sql.Database;
import io.paopao.platform.tasks.BackgroundTasks;
import io.paopao.platform.tasks.StartupTask;
import io.paopao.posts.store.PostLists;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Which ids may name a post, so that guessed ones cost neither Redis nor SQL.
///
/// An id holds the time when it was made, and posts are committed soon after. So what is older than
/// the last reading of the table, by more than any transaction takes, was seen then or does not
/// exist; of younger ids nothing is known, and they may all exist, but not those that nobody can
/// have made yet. When the table cannot be read, more and more ids may exist. Each node reads for
/// itself.
@ApplicationScoped
class PostIds implements StartupTask {

  private static final int PAGE = 10_000;
  private static final int SMALLEST = 100_000;

  /// Longer than a transaction takes and clocks differ.
  private static final Duration MARGIN = Duration.ofMinutes(2);

  private final Database database;
  private final BackgroundTasks tasks;
  private final Duration pause;
  private volatile Known known = new Known(new IdFilter(1), 0);
  private int count;

  /// @param before younger ids may all exist
  private record Known(IdFilter filter, long before) {}

  @Inject
  PostIds(
      Database database,
      BackgroundTasks tasks,
      @ConfigProperty(name = "paopao.posts.id-reading") Duration pause) {
    this.database = database;
    this.tasks = tasks;
    this.pause = pause;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected PostIds() {
    this(null, null, Duration.ZERO);
  }

  @Override
  public String context() {
    return "posts";
  }

  @Override
  public void start() {
    tasks.every("posts-ids", pause, this::read);
  }

  boolean mayExist(long id) {
    if (id >= Ids.firstAt(Instant.now().plus(MARGIN))) {
      return false;
    }
    Known now = known;
    return id >= now.before() || now.filter().mayContain(id);
  }

  /// Reads the ids that were added since the last reading; all of them when there are too many for
  /// the filter.
  void read() {
    long before = Ids.firstAt(Instant.now().minus(MARGIN));
    Known old = known;
    if (old.before() == 0 || count > old.filter().capacity()) {
      IdFilter larger = new IdFilter(Math.max(SMALLEST, 2 * count));
      count = fill(larger, 0);
      known = new Known(larger, count > larger.capacity() ? 0 : before);
    } else {
      count += fill(old.filter(), old.before() - 1);
      known = new Known(old.filter(), before);
    }
  }

  /// @return how many ids were new
  private int fill(IdFilter filter, long after) {
    long last = after;
    int found = 0;
    List<Long> page;
    do {
      long from = last;
      page = database.readPrimary(handle -> new PostLists(handle).idsAfter(from, PAGE));
      for (long id : page) {
        found += filter.mayContain(id) ? 0 : 1;
        filter.add(id);
      }
      last = page.isEmpty() ? last : page.getLast();
    } while (page.size() == PAGE);
    return found;
  }
}
