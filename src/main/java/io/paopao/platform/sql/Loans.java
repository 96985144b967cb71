package io.paopao.platform.sql;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The connections that are lent out, and to whom: finds those that do not come back. Thread-safe.
final class Loans {

  private final Set<Loan> open = ConcurrentHashMap.newKeySet();

  /// One connection in use.
  static final class Loan {
    private final String pool;
    private final String borrower;
    private final Thread thread = Thread.currentThread();
    private final long since = System.nanoTime();
    private volatile boolean told;

    private Loan(String pool, String borrower) {
      this.pool = pool;
      this.borrower = borrower;
    }

    String pool() {
      return pool;
    }

    /// The class whose work it serves.
    String borrower() {
      return borrower;
    }

    Thread thread() {
      return thread;
    }

    Duration age() {
      return Duration.ofNanos(System.nanoTime() - since);
    }
  }

  Loan begin(String pool, String borrower) {
    Loan loan = new Loan(pool, borrower);
    open.add(loan);
    return loan;
  }

  void end(Loan loan) {
    open.remove(loan);
  }

  /// Those that are out longer than that.
  long overdue(Duration longest) {
    return open.stream().filter(loan -> loan.age().compareTo(longest) > 0).count();
  }

  /// Those that are out longer than that and were not in an earlier answer.
  List<Loan> newlyOverdue(Duration longest) {
    List<Loan> found =
        open.stream().filter(loan -> !loan.told && loan.age().compareTo(longest) > 0).toList();
    found.forEach(loan -> loan.told = true);
    return found;
  }

  /// The class that wrote the work, also when that is a lambda.
  static String borrower(Object work) {
    String name = work.getClass().getName();
    int lambda = name.indexOf("$$Lambda");
    return lambda < 0 ? name : name.substring(0, lambda);
  }
}
