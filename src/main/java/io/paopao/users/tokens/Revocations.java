package io.paopao.users.tokens;

import io.paopao.platform.Problem;
import io.paopao.platform.security.RevokedSessions;
import io.paopao.platform.security.SessionRevoked;
import io.paopao.platform.sql.Database;
import io.paopao.platform.tasks.BackgroundTasks;
import io.paopao.users.store.ApiTokenStore;
import io.paopao.users.store.SessionStore;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Remembers revoked sessions for as long as access tokens of theirs may live: those of this node
/// at once, those of other nodes from the database.
@ApplicationScoped
public class Revocations implements RevokedSessions {

  private static final Duration POLL = Duration.ofSeconds(1);

  /// Clocks differ, commits come late: so much longer than an access token holds.
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final Database database;
  private final BackgroundTasks tasks;
  private final Event<SessionRevoked> news;
  private final Duration memory;
  private final Map<Long, Instant> revoked = new ConcurrentHashMap<>();

  @Inject
  Revocations(
      Database database, BackgroundTasks tasks, Event<SessionRevoked> news, TokenLife life) {
    this.database = database;
    this.tasks = tasks;
    this.news = news;
    this.memory = life.longest().plus(MARGIN);
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Revocations() {
    this(null, null, null, new TokenLife(Duration.ZERO, Duration.ZERO));
  }

  @Override
  public boolean contains(long session) {
    return revoked.containsKey(session);
  }

  /// To be told after the revocation has been committed on this node.
  public void add(long session) {
    if (revoked.put(session, Instant.now()) == null) {
      news.fire(new SessionRevoked(session));
    }
  }

  @PostConstruct
  void start() {
    try {
      look();
    } catch (Problem outage) {
      // the loop goes on trying; without a database nobody has been revoked lately
    }
    tasks.every("users-revocations", POLL, this::look);
  }

  /// Takes over what other nodes have revoked.
  void look() {
    Instant since = Instant.now().minus(memory);
    recent(since).forEach(this::add);
    revoked.values().removeIf(at -> at.isBefore(since));
  }

  private List<Long> recent(Instant since) {
    try {
      return database.readPrimary(handle -> recent(handle, since));
    } catch (Problem outage) {
      return database.read(handle -> recent(handle, since));
    }
  }

  /// Personal tokens are sessions of their own.
  private static List<Long> recent(Handle handle, Instant since) {
    return Stream.concat(
            SessionStore.revokedSince(handle, since).stream(),
            ApiTokenStore.revokedSince(handle, since).stream())
        .toList();
  }
}
