package io.paopao.points;

import io.paopao.platform.sql.Database;
import io.paopao.platform.tasks.BackgroundTasks;
import io.paopao.platform.tasks.StartupTask;
import io.paopao.points.store.AuditTurnStore;
import io.paopao.points.store.AuditTurnStore.Look;
import io.paopao.points.store.BalanceStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

  /// So many rounds may be missed or take so long before the last one says nothing any more.
  private static final int MISSED = 5;

  private final Database database;
  private final BackgroundTasks tasks;
  private final EarningRules rules;
  private final Duration pause;
  private final AuditRound round;
  private volatile @Nullable Instant begun;
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
    this.round = new AuditRound(database);
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Audit() {
    this(null, null, null, Duration.ZERO);
  }

  /// What a round found, here or on another node, which has named it in its log.
  ///
  /// @param differences how many; of each kind at most twenty are named
  /// @param members whose balance is not what their entries add up to
  /// @param movements that do not add up to zero
  /// @param orders that were paid for with another amount than their total, or for nothing
  public record Result(
      Instant at, int differences, List<Long> members, List<Long> movements, List<String> orders) {

    private static Result of(Look look) {
      return new Result(look.endedAt(), look.differences(), List.of(), List.of(), List.of());
    }
  }

  @Override
  public String context() {
    return "points";
  }

  @Override
  public void start() {
    begun = Instant.now();
    tasks.every("points-audit", pause, this::run);
  }

  /// What the last round found, or that it was too long ago to say anything.
  String state() {
    return state(last, begun, Instant.now().minus(pause.multipliedBy(MISSED)));
  }

  /// @param begun when this node began to look; null when it does not
  /// @param oldest when a round should have ended since
  static String state(@Nullable Result last, @Nullable Instant begun, Instant oldest) {
    if (last != null && last.differences() > 0) {
      return "degraded: " + last.differences() + " differences";
    }
    Instant at = last == null ? begun : last.at();
    if (at != null && at.isBefore(oldest)) {
      return "stale: not checked since " + at.truncatedTo(ChronoUnit.SECONDS);
    }
    return last == null ? "not checked yet" : "ok";
  }

  private double differences() {
    Result result = last;
    return result == null ? 0 : result.differences();
  }

  /// One node of all looks at the ledger, the others show what it has found.
  private void run() {
    if (takesTurn()) {
      look();
    }
    database
        .readPrimary(handle -> new AuditTurnStore(handle).last())
        .ifPresent(look -> last = Result.of(look));
  }

  private void look() {
    boolean isDone = false;
    try {
      Result result = round.check(Instant.EPOCH);
      if (result.differences() > 0) {
        LOG.log(Level.SEVERE, "the ledger does not add up: {0}", result);
      }
      endTurn(result);
      isDone = true;
    } finally {
      if (!isDone) {
        leaveTurn();
      }
    }
    forgetOldEarnings();
  }

  /// Another node may look at once.
  private void leaveTurn() {
    database.write(tx -> {
      new AuditTurnStore(tx.handle()).leave(Instant.now());
      return true;
    });
  }

  private boolean takesTurn() {
    Instant now = Instant.now();
    Instant longest = now.plus(pause.multipliedBy(MISSED));
    return database.write(tx -> new AuditTurnStore(tx.handle()).take(now, longest));
  }

  /// The next turn begins a little early, so that no node misses it by a moment.
  private void endTurn(Result result) {
    Instant next = result.at().plus(pause.dividedBy(2));
    database.write(tx -> {
      new AuditTurnStore(tx.handle()).end(new Look(result.at(), result.differences()), next);
      return next;
    });
  }

  private void forgetOldEarnings() {
    database.write(tx ->
        new BalanceStore(tx.handle())
            .forgetEarningsBefore(rules.day(Instant.now()).minusDays(DAYS_OF_EARNINGS), BATCH));
  }
}
