package io.paopao.orders;

import io.paopao.orders.domain.Order;
import io.paopao.orders.store.OrderStore;
import io.paopao.platform.Problem;
import io.paopao.platform.sql.BatchedRead;
import io.paopao.platform.sql.BatchedReads;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Single orders, for very many who ask at once.
@ApplicationScoped
public class StatusReads {

  @Inject private BatchedReads reads;

  @Inject
  @ConfigProperty(name = "paopao.orders.status-reads")
  private int atOnce;

  @SuppressWarnings("NullAway.Init") // by open()
  private BatchedRead<Long, Order> orders;

  @PostConstruct
  void open() {
    orders = reads.open("orders-reads", atOnce, (handle, ids) -> new OrderStore(handle).find(ids));
  }

  /// Like [Orders#find].
  ///
  /// @throws Problem 404, 503, 504
  public OrderView find(long id) throws InterruptedException {
    return OrderView.of(Orders.own(orders.get(id)));
  }
}
