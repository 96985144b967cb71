package io.paopao.platform.sql;

import io.paopao.platform.TestMetrics;
import io.paopao.platform.events.Event;
import io.paopao.platform.events.Outbox;
import io.paopao.stack.Addresses;
import io.paopao.stack.Stack;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jdbi.v3.core.Handle;
import org.mariadb.jdbc.MariaDbDataSource;

/// The primary of the running stack, for stores that are tested without a container. Its events
/// reach nobody; the test can look at them.
public final class TestDatabase {

  static final SqlSettings SETTINGS =
      new SqlSettings(
          new SqlSettings.Reads(Duration.ofMillis(50), 25, 500, Duration.ofSeconds(1)),
          new SqlSettings.Limits(
              Duration.ofSeconds(2), Duration.ofSeconds(3), 8, Duration.ofSeconds(30)),
          new SqlSettings.Watch(
              List.of(), Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(1)));

  private final Recorder recorder = new Recorder();
  private final StatementCount statements;
  private final Database database;

  public TestDatabase() {
    MetricRegistry metrics = new TestMetrics().registry();
    Loans loans = new Loans();
    this.statements = new StatementCount(source(Stack.running().addresses()));
    Server primary = new Server("primary", statements.source(), loans);
    primary.seen(primary.look(Duration.ofSeconds(2)));
    this.database =
        new Database(
            new Servers(List.of(primary), loans, SETTINGS, metrics),
            recorder,
            new SqlMetrics(metrics, SETTINGS),
            SETTINGS);
  }

  public Database database() {
    return database;
  }

  /// How many statements have been sent so far.
  public long statements() {
    return statements.count();
  }

  /// What has been published since the last call, by transactions that may not have committed.
  public List<Event> takeEvents() {
    List<Event> taken = List.copyOf(recorder.events);
    recorder.events.clear();
    return taken;
  }

  static MariaDbDataSource source(Addresses at) {
    try {
      MariaDbDataSource source =
          new MariaDbDataSource(at.databaseUrl() + "?sessionVariables=innodb_lock_wait_timeout=1");
      source.setUser(at.databaseUser());
      source.setPassword(at.databasePassword());
      return source;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Recorder extends Outbox {
    private final List<Event> events = new ArrayList<>();

    @Override
    public void append(Handle handle, List<Pending> published) {
      published.forEach(pending -> events.add(pending.event()));
    }
  }
}
