package io.paopao.points;

import io.paopao.platform.sql.Transaction;
import io.paopao.points.domain.Movement;
import io.paopao.points.domain.MovementKind;
import io.paopao.points.store.AccountRow;
import io.paopao.points.store.BalanceStore;
import io.paopao.points.store.LedgerStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Points of a post stay as long as the post does: whoever deleted it, what it brought is taken
/// back, as far as it is still there; when it is restored, they are given again. What was said by
/// others, thanks and replies, keeps its points.
@ApplicationScoped
public class PostPoints {

  /// A post that was deleted or restored.
  ///
  /// @param brought `THREAD` or `REPLY`
  /// @param event tells one deletion from the next
  public record Change(MovementKind brought, String post, long author, long event, Instant at) {

    private String reference() {
      return post + ":" + event;
    }
  }

  /// Takes back what the post has brought.
  public void deleted(Transaction tx, Change change) {
    AccountRow account = new BalanceStore(tx.handle()).lock(change.author(), change.at());
    long back = Math.min(standing(tx, change), account.balance());
    if (back > 0) {
      Movement movement =
          Movement.takenBack(MovementKind.REMOVED, change.reference(), change.author(), back);
      Ledger.move(tx, account, movement, change.at());
    }
  }

  /// Gives again what was taken back.
  public void restored(Transaction tx, Change change) {
    AccountRow account = new BalanceStore(tx.handle()).lock(change.author(), change.at());
    long missing = brought(tx, change) - standing(tx, change);
    if (missing > 0) {
      Movement movement =
          Movement.earned(MovementKind.RESTORED, change.reference(), change.author(), missing);
      Ledger.move(tx, account, movement, change.at());
    }
  }

  private static long brought(Transaction tx, Change change) {
    return new LedgerStore(tx.handle()).amountOf(change.brought(), change.post()).orElse(0L);
  }

  /// What the author still has from the post.
  private static long standing(Transaction tx, Change change) {
    LedgerStore ledger = new LedgerStore(tx.handle());
    return brought(tx, change)
        - ledger.sumOf(MovementKind.REMOVED, change.post())
        + ledger.sumOf(MovementKind.RESTORED, change.post());
  }
}
