package io.paopao.points.graphql;

import io.paopao.platform.Slice;
import io.paopao.points.LedgerEntry;
import java.util.List;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/// A page of a ledger in the graph.
@Type("LedgerPage")
public final class LedgerPage {

  private final Slice<LedgerEntry> page;

  LedgerPage(Slice<LedgerEntry> page) {
    this.page = page;
  }

  /// The entries, the newest first.
  public List<EntryNode> getEntries() {
    return page.items().stream().map(EntryNode::new).toList();
  }

  /// Where the next page starts; null on the last one.
  public @Nullable String getNextCursor() {
    return page.nextCursor();
  }

  /// An entry in the graph.
  @Type("LedgerEntry")
  public static final class EntryNode {

    private final LedgerEntry entry;

    EntryNode(LedgerEntry entry) {
      this.entry = entry;
    }

    public String getId() {
      return entry.id();
    }

    public String getKind() {
      return entry.kind();
    }

    public String getReference() {
      return entry.reference();
    }

    /// Below zero when points were spent.
    public long getAmount() {
      return entry.amount();
    }

    /// The balance afterwards.
    public long getBalance() {
      return entry.balance();
    }

    /// ISO 8601, UTC.
    public String getCreatedAt() {
      return entry.createdAt().toString();
    }
  }
}
