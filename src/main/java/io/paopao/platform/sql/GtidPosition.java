package io.paopao.platform.sql;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// A place in the history of the database: for each replication domain its last transaction.
record GtidPosition(Map<Long, Gtid> last) {

  /// Before everything.
  static final GtidPosition START = new GtidPosition(Map.of());

  /// One transaction.
  ///
  /// @param sequence grows with every transaction of the domain; unsigned
  record Gtid(long domain, long server, long sequence) {
    static Gtid parse(String text) {
      String[] parts = text.split("-", -1);
      return new Gtid(
          Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseUnsignedLong(parts[2]));
    }

    Gtid later(Gtid other) {
      return Long.compareUnsigned(sequence, other.sequence) >= 0 ? this : other;
    }

    @Override
    public String toString() {
      return domain + "-" + server + "-" + Long.toUnsignedString(sequence);
    }
  }

  GtidPosition {
    last = Map.copyOf(last);
  }

  /// Reads what MariaDB writes: `0-1-42,1-1-7`, or nothing.
  static GtidPosition parse(String text) {
    Map<Long, Gtid> last = new HashMap<>();
    for (String each : text.split(",", -1)) {
      if (!each.isBlank()) {
        Gtid gtid = Gtid.parse(each.strip());
        last.merge(gtid.domain(), gtid, Gtid::later);
      }
    }
    return new GtidPosition(last);
  }

  /// Whether everything up to the other place has happened here.
  boolean contains(GtidPosition other) {
    return other.last.values().stream().allMatch(this::contains);
  }

  private boolean contains(Gtid wanted) {
    Gtid here = last.get(wanted.domain());
    return here != null && Long.compareUnsigned(here.sequence(), wanted.sequence()) >= 0;
  }

  /// The first place that contains both.
  GtidPosition with(GtidPosition other) {
    Map<Long, Gtid> both = new HashMap<>(last);
    other.last.values().forEach(gtid -> both.merge(gtid.domain(), gtid, Gtid::later));
    return new GtidPosition(both);
  }

  @Override
  public String toString() {
    return last.values().stream()
        .sorted(Comparator.comparingLong(Gtid::domain))
        .map(Gtid::toString)
        .collect(Collectors.joining(","));
  }
}
