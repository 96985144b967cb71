package io.paopao.points.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.platform.Caller;
import io.paopao.platform.Ids;
import io.paopao.platform.sql.TestDatabase;
import io.paopao.points.TestPoints;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.GraphQLException;
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

  @Test
  void whatAQueryReadsIsBoundedHoweverItIsSpread() throws Exception {
    long before = database.statements();

    assertThatThrownBy(
            () -> {
              for (int customer = 1; customer <= 8; customer++) {
                CustomerNode node = graph.customer(String.valueOf(customer), false);
                for (int first = 1; first <= 12; first++) {
                  graph.ledger(Objects.requireNonNull(node), first, null);
                }
              }
            })
        .isInstanceOf(GraphQLException.class)
        .hasMessageContaining("query.tooCostly");

    assertThat(database.statements() - before).isEqualTo(ReadBudget.USUAL);
  }

  private static HttpServletRequest seenBy(Viewer viewer) {
    Map<Object, Object> attributes = new HashMap<>(Map.of(Viewer.ATTRIBUTE, viewer));
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            LedgerBatchIT.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (self, method, arguments) ->
                method.getName().equals("setAttribute")
                    ? attributes.put(arguments[0], arguments[1])
                    : attributes.get(arguments[0]));
  }
}
