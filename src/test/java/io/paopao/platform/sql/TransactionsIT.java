package io.paopao.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.TestMetrics;
import io.paopao.platform.Trace;
import io.paopao.stack.Stack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionsIT {

  private static final int ROWS = 8;
  private static final int WRITERS = 8;
  private static final int EACH = 25;

  private final Stack stack = Stack.running();
  private final TestDatabase test = new TestDatabase();
  private final Database database = test.database();

  @BeforeEach
  void createRows() throws SQLException {
    try (Connection root = stack.primary().connectAsRoot();
        Statement statement = root.createStatement()) {
      statement.execute("CREATE DATABASE IF NOT EXISTS test_sql");
      statement.execute(
          "CREATE OR REPLACE TABLE test_sql.hot (id INT PRIMARY KEY, n INT NOT NULL)");
      for (int id = 0; id < ROWS; id++) {
        statement.execute("INSERT INTO test_sql.hot VALUES (" + id + ", 0)");
      }
    }
  }

  @Test
  void victimsOfDeadlocksTryAgainUntilAllHaveCommitted() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        writers.add(
            threads.submit(() -> {
              for (int j = 0; j < EACH; j++) {
                int one = ThreadLocalRandom.current().nextInt(ROWS);
                int two = ThreadLocalRandom.current().nextInt(ROWS);
                database.write(tx -> increment(tx, one) + increment(tx, two));
              }
            }));
      }
      for (Future<?> writer : writers) {
        writer.get(1, TimeUnit.MINUTES);
      }
    }

    assertThat(sum()).isEqualTo(2 * WRITERS * EACH);
  }

  @Test
  void aConnectionWithAnotherIsolationIsMended() {
    try (var handle = Jdbi.create(TestDatabase.source(stack.addresses())).open()) {
      handle.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      Isolation.ensure(handle, silent());

      assertThat(
              handle
                  .createQuery("SELECT @@SESSION.transaction_isolation")
                  .mapTo(String.class)
                  .one())
          .isEqualTo("READ-COMMITTED");
    }
  }

  @Test
  void aReplicaIsNotWrittenTo() throws SQLException {
    try (Connection root = stack.replica().connectAsRoot();
        var handle = Jdbi.open(root)) {
      assertThatThrownBy(() -> Isolation.ensure(handle, silent()))
          .matches(SqlErrors::isUnavailable);
    }
  }

  @Test
  void whatGoesOnAfterAFailedPartIsNotCommitted() {
    assertThatThrownBy(() ->
            database.write(tx -> {
              increment(tx, 0);
              try {
                database.write(inner -> {
                  throw Problem.notFound();
                });
              } catch (Problem ignored) {
                increment(tx, 0);
              }
              return 0;
            }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a part");
    assertThat(sum()).isZero();
  }

  @Test
  void aWriteInsideAReadIsRefused() {
    assertThatThrownBy(() -> database.read(handle -> database.write(tx -> increment(tx, 0))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("inside a read");
    assertThat(sum()).isZero();
  }

  @Test
  void aReadInsideAReadSharesItsConnection() {
    String connection = "SELECT CONNECTION_ID()";
    database.read(outer -> {
      long id = outer.createQuery(connection).mapTo(Long.class).one();
      assertThat(
              database.<Long>read(inner -> inner.createQuery(connection).mapTo(Long.class).one()))
          .isEqualTo(id);
      return id;
    });
  }

  @Test
  void aCancelledTransactionIsRolledBack() throws Exception {
    Thread cancelled =
        Thread.ofVirtual()
            .start(() -> {
              try {
                database.write(tx -> {
                  int changed = increment(tx, 0);
                  Thread.currentThread().interrupt();
                  return changed;
                });
              } catch (CancelledTransaction expected) {
                assertThat(expected).isNotNull();
              }
            });
    assertThat(cancelled.join(Duration.ofSeconds(20))).isTrue();

    assertThat(sum()).isZero();
  }

  @Test
  void aRequestIsNotHeldUpByALockForever() throws SQLException {
    try (Connection root = stack.primary().connectAsRoot();
        Statement statement = root.createStatement()) {
      root.setAutoCommit(false);
      statement.execute("UPDATE test_sql.hot SET n = n + 1 WHERE id = 0");
      assertThatThrownBy(() ->
              new RequestContext(Trace.start(), Locale.ENGLISH)
                  .run(() -> database.write(tx -> increment(tx, 0))))
          .isInstanceOfSatisfying(
              Problem.class, problem -> assertThat(problem.status()).isEqualTo(503));
      root.rollback();
    }
    assertThat(sum()).isZero();
  }

  @Test
  void aLockIsNotWaitedForBeyondTheDeadline() throws SQLException {
    try (Connection root = stack.primary().connectAsRoot();
        Statement statement = root.createStatement()) {
      root.setAutoCommit(false);
      statement.execute("UPDATE test_sql.hot SET n = n + 1 WHERE id = 0");
      RequestContext context = new RequestContext(Trace.start(), Locale.ENGLISH);
      context.deadline(Deadline.after(Duration.ofMillis(300)));
      assertThatThrownBy(() -> context.run(() -> database.write(tx -> increment(tx, 0))))
          .isInstanceOfSatisfying(
              Problem.class, problem -> assertThat(problem.code()).isEqualTo("deadline.exceeded"));
      root.rollback();
    }
    assertThat(sum()).isZero();
  }

  @Test
  void aConnectionThatDoesNotComeBackNamesItsBorrower() throws Exception {
    Loans loans = new Loans();
    Server server = new Server("primary", TestDatabase.source(stack.addresses()), loans);
    CountDownLatch lent = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread leak =
        Thread.ofVirtual()
            .start(() ->
                server.lend(
                    Loans.borrower((Runnable) () -> {}),
                    Duration.ofSeconds(5),
                    handle -> {
                      lent.countDown();
                      return await(end);
                    }));
    assertThat(lent.await(20, TimeUnit.SECONDS)).isTrue();

    assertThat(loans.newlyOverdue(Duration.ZERO))
        .singleElement()
        .satisfies(loan -> {
          assertThat(loan.borrower()).isEqualTo(TransactionsIT.class.getName());
          assertThat(loan.thread()).isSameAs(leak);
        });
    assertThat(loans.newlyOverdue(Duration.ZERO)).isEmpty();
    assertThat(loans.overdue(Duration.ZERO)).isOne();
    end.countDown();
    leak.join();
    assertThat(loans.overdue(Duration.ZERO)).isZero();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int increment(Transaction tx, int id) {
    return tx.handle().execute("UPDATE test_sql.hot SET n = n + 1 WHERE id = ?", id);
  }

  private int sum() {
    return database.readPrimary(
        handle -> handle.createQuery("SELECT SUM(n) FROM test_sql.hot").mapTo(Integer.class).one());
  }

  private static SqlMetrics silent() {
    return new SqlMetrics(new TestMetrics().registry(), TestDatabase.SETTINGS);
  }
}
