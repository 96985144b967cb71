package io.paopao.users.messaging;

import io.paopao.platform.events.Delivery;
import io.paopao.platform.events.Event;
import io.paopao.platform.events.EventListener;
import io.paopao.platform.sql.Transaction;
import io.paopao.users.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/// Shows on profiles how many points their members have.
@ApplicationScoped
public class PointsListener implements EventListener {

  private final Users users;

  @Inject
  PointsListener(Users users) {
    this.users = users;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected PointsListener() {
    this(null);
  }

  /// What happens to points, in the words of this context: it does not know the one that publishes.
  sealed interface PointsHappening extends Event {

    @Override
    default String topic() {
      return "points.events";
    }

    /// A member has this many points now.
    record BalanceChanged(String accountId, long balance) implements PointsHappening {

      @Override
      public String key() {
        return accountId;
      }
    }
  }

  @Override
  public String name() {
    return "users-points";
  }

  @Override
  public Set<String> topics() {
    return Set.of("points.events");
  }

  @Override
  public boolean hears(String type) {
    return Delivery.isOf(PointsHappening.class, type);
  }

  @Override
  public void on(Transaction tx, Delivery delivery) {
    if (delivery.as(PointsHappening.class).orElse(null)
        instanceof PointsHappening.BalanceChanged(String account, long balance)) {
      users.showPoints(tx, Long.parseLong(account), balance);
    }
  }
}
