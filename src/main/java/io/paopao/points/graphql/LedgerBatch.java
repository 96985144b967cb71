package io.paopao.points.graphql;

import io.paopao.platform.Cursor;
import io.paopao.platform.Slice;
import io.paopao.points.LedgerEntry;
import io.paopao.points.Points;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.GraphQLException;
import org.jspecify.annotations.Nullable;

/// The ledgers of all customers of one query: the first that is asked for brings those of the
/// others in the same statement. Not thread-safe; a query runs on one thread.
final class LedgerBatch {

  private final Points points;
  private final List<Long> members;
  private final ReadBudget budget;
  private final Map<Part, Map<Long, Slice<LedgerEntry>>> loaded = new HashMap<>();

  /// @param budget of all batches of the query
  LedgerBatch(Points points, List<Long> members, ReadBudget budget) {
    this.points = points;
    this.members = members;
    this.budget = budget;
  }

  private record Part(@Nullable Cursor after, int first) {}

  Slice<LedgerEntry> of(long member, @Nullable Cursor after, int first) throws GraphQLException {
    Part part = new Part(after, first);
    Map<Long, Slice<LedgerEntry>> pages = loaded.get(part);
    if (pages == null) {
      budget.take();
      pages = load(part);
      loaded.put(part, pages);
    }
    return pages.getOrDefault(member, new Slice<>(List.of(), null));
  }

  private Map<Long, Slice<LedgerEntry>> load(Part part) {
    List<Slice<LedgerEntry>> pages = points.ledgers(members, part.after(), part.first());
    Map<Long, Slice<LedgerEntry>> byMember = new HashMap<>();
    for (int i = 0; i < members.size(); i++) {
      byMember.put(members.get(i), pages.get(i));
    }
    return byMember;
  }
}
