package io.paopao.points.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.Caller;
import io.paopao.platform.Ids;
import io.paopao.platform.sql.TestDatabase;
import io.paopao.points.TestPoints;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LedgerBatchIT {

  private static final int CUSTOMERS = 20;

  private final TestDatabase database = new TestDatabase();
  private final CustomerGraph graph =
      new CustomerGraph(
          TestPoints.in(database.database()), seenBy(new Viewer(Caller.ANONYMOUS, true)));

  @Test
  void manyCustomersWithTheirLedgersCostTwoStatements() throws Exception {
    List<String> refs = Stream.generate(Ids::next).limit(CUSTOMERS).map(String::valueOf).toList();
    long before = database.statements();

    List<CustomerNode> customers = graph.customers(refs);
    for (CustomerNode customer : customers) {
      assertThat(graph.ledger(customer, 5, null).getEntries()).isEmpty();
    }

    assertThat(customers).hasSize(CUSTOMERS);
    assertThat(database.statements() - before).isEqualTo(2);
  }

  private static HttpServletRequest seenBy(Viewer viewer) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            LedgerBatchIT.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (self, method, arguments) -> viewer);
  }
}
