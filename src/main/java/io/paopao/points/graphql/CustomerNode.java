package io.paopao.points.graphql;

import io.paopao.points.Customer;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Type;

/// A customer in the graph: a bean, as the server's GraphQL knows no records.
@Type("Customer")
@Description("A member as the mall knows them")
public final class CustomerNode {

  private final Customer customer;
  private final LedgerBatch ledgers;

  CustomerNode(Customer customer, LedgerBatch ledgers) {
    this.customer = customer;
    this.ledgers = ledgers;
  }

  LedgerBatch ledgers() {
    return ledgers;
  }

  /// The id of the account.
  public String getRef() {
    return customer.ref();
  }

  /// The balance.
  public long getPoints() {
    return customer.points();
  }

  /// `BRONZE`, `SILVER`, `GOLD` or `DIAMOND`.
  public String getTier() {
    return customer.tier();
  }

  /// All that was ever earned.
  public long getEarned() {
    return customer.earned();
  }
}
