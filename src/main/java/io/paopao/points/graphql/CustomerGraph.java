package io.paopao.points.graphql;

import static java.lang.Boolean.TRUE;

import io.paopao.platform.Cursor;
import io.paopao.platform.Problem;
import io.paopao.points.Customer;
import io.paopao.points.Points;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.GraphQLException;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/// Customers with their points. Members see themselves; admins and other contexts see everybody.
@GraphQLApi
@ApplicationScoped
public class CustomerGraph {

  private static final int MOST_CUSTOMERS = 20;
  private static final int MOST_ENTRIES = 100;
  private static final String CURRENT =
      "whether it must be what is committed now, on no replica yet";

  private final Points points;
  private final HttpServletRequest request;

  @Inject
  CustomerGraph(Points points, HttpServletRequest request) {
    this.points = points;
    this.request = request;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected CustomerGraph() {
    this(null, null);
  }

  @Query("customer")
  @Description("One customer; null when there is none that the caller may see")
  public @Nullable CustomerNode customer(
      @Name("ref") @Nullable String ref,
      @Name("current") @DefaultValue("false") @Description(CURRENT) @Nullable Boolean current)
      throws GraphQLException {
    if (ref == null || !isVisible(ref)) {
      return null;
    }
    long member = Long.parseLong(ref);
    budget().take();
    Customer found = TRUE.equals(current) ? points.current(member) : points.of(member);
    return new CustomerNode(found, new LedgerBatch(points, List.of(member), budget()));
  }

  @Query("customers")
  @Description("Those of at most 20 customers that the caller may see")
  public List<CustomerNode> customers(@Name("refs") @Nullable List<String> refs)
      throws GraphQLException {
    if (refs == null) {
      return List.of();
    }
    if (refs.size() > MOST_CUSTOMERS) {
      throw new GraphQLException("at most " + MOST_CUSTOMERS + " customers");
    }
    List<Long> visible =
        refs.stream()
            .filter(Objects::nonNull)
            .filter(this::isVisible)
            .map(Long::valueOf)
            .distinct()
            .toList();
    budget().take();
    Map<Long, Customer> found = points.of(visible);
    LedgerBatch ledgers = new LedgerBatch(points, visible, budget());
    return visible.stream().map(found::get).map(c -> new CustomerNode(c, ledgers)).toList();
  }

  @Description("The ledger, the newest entry first; of all customers of a query in one statement")
  public LedgerPage ledger(
      @Source CustomerNode customer,
      @Name("first") @DefaultValue("20") int first,
      @Name("after") @Nullable String after)
      throws GraphQLException {
    if (first < 1 || first > MOST_ENTRIES) {
      throw new GraphQLException("first is 1 to " + MOST_ENTRIES);
    }
    long member = Long.parseLong(customer.getRef());
    return new LedgerPage(customer.ledgers().of(member, cursor(after), first));
  }

  private ReadBudget budget() {
    return ReadBudget.of(request);
  }

  private boolean isVisible(String ref) {
    return ref.matches("[1-9]\\d{0,17}")
        && request.getAttribute(Viewer.ATTRIBUTE) instanceof Viewer viewer
        && viewer.maySee(Long.parseLong(ref));
  }

  private static @Nullable Cursor cursor(@Nullable String after) throws GraphQLException {
    try {
      return Cursor.parse(after, 1);
    } catch (Problem e) {
      throw new GraphQLException(e.code());
    }
  }
}
