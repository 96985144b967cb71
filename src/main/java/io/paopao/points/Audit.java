package io.paopao.points;

import io.paopao.platform.sql.Database;
import io.paopao.platform.tasks.BackgroundTasks;
import io.paopao.platform.tasks.StartupTask;
import io.paopao.points.store.AuditStore;
import io.paopao.points.store.BalanceStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jspecify.annotations.Nullable;

/// Proves again and again that every movement adds up to zero, every balance to its entries, and
/// what was paid for every order to its total, as its buyer was told. What it finds stands in the
/// log, in a metric and in the health of the server, until a later round finds it no more.
@ApplicationScoped
public class Audit implements StartupTask {

  private static final Logger LOG = Logger.getLogger(Audit.class.getName());
  private static final int BATCH = 1_000;
  private static final int DAYS_OF_EARNINGS = 7;

  /// What was written in this time may not be committed everywhere yet: a later round looks at it.
  private static final Duration SETTLING = Duration.ofSeconds(10);

  /// How long it may take until the ledger hears of an order that it has paid.
  private static final Duration HEARING = Duration.ofHours(1);

  private final Database database;
  private final BackgroundTasks tasks;
  private final EarningRules rules;
  private final Duration pause;
  private volatile @Nullable Result last;

  @Inject
  Audit(
      Database database,
      BackgroundTasks tasks,
      EarningRules rules,
      @ConfigProperty(name = "paopao.points.audit-pause") Duration pause,
      MetricRegistry metrics) {
    this(database, tasks, rules, pause);
    metrics.gauge("paopao_points_differences", this::differences);
  }

  Audit(Database database, BackgroundTasks tasks, EarningRules rules, Duration pause) {
    this.database = database;
    this.tasks = tasks;
    this.rules = rules;
    this.pause = pause;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Audit() {
    this(null, null, null, Duration.ZERO);
  }

  /// What a round found.
  ///
  /// @param members whose balance is not what their entries add up to
  /// @param movements that do not add up to zero
  /// @param orders that were paid for with another amount than their total, or for nothing
  public record Result(Instant at, List<Long> members, List<Long> movements, List<String> orders) {

    public int differences() {
      return members.size() + movements.size() + orders.size();
    }
  }

  @Override
  public String context() {
    return "points";
  }

  @Override
  public void start() {
    tasks.every("points-audit", pause, this::run);
  }

  /// The last round; null before the first one has ended.
  public @Nullable Result last() {
    return last;
  }

  private double differences() {
    Result result = last;
    return result == null ? 0 : result.differences();
  }

  private void run() {
    Result result = check(Instant.EPOCH);
    last = result;
    if (result.differences() > 0) {
      LOG.log(Level.SEVERE, "the ledger does not add up: {0}", result);
    }
    forgetOldEarnings();
  }

  /// One round.
  ///
  /// @param since movements before it are not looked at
  Result check(Instant since) {
    Instant until = Instant.now().minus(SETTLING);
    return new Result(
        Instant.now(),
        members(),
        database.read(handle -> new AuditStore(handle).unbalanced(since, until)),
        orders(since));
  }

  private List<Long> members() {
    List<Long> wrong = new ArrayList<>();
    Long after = 0L;
    while (after != null) {
      long from = after;
      AuditStore.Page page = database.read(handle -> new AuditStore(handle).balances(from, BATCH));
      wrong.addAll(page.wrong());
      after = page.last();
    }
    return wrong;
  }

  private List<String> orders(Instant since) {
    Instant until = Instant.now().minus(HEARING);
    List<String> wrong =
        new ArrayList<>(database.read(handle -> new AuditStore(handle).unheard(since, until)));
    String after = "";
    while (after != null) {
      String from = after;
      AuditStore.OrderPage page =
          database.read(handle -> new AuditStore(handle).orders(from, BATCH));
      wrong.addAll(page.wrong());
      after = page.last();
    }
    return wrong;
  }

  private void forgetOldEarnings() {
    database.write(tx ->
        new BalanceStore(tx.handle())
            .forgetEarningsBefore(rules.day(Instant.now()).minusDays(DAYS_OF_EARNINGS), BATCH));
  }
}
