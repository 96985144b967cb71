package io.paopao.points;

import java.util.ArrayList;
import java.util.List;

/// What an audit has found wrong of a kind: all are counted, a few are named, so that a ledger that
/// is wrong throughout fills neither the memory nor the log. Not thread-safe.
final class Wrong<T> {

  /// How many are named.
  static final int MOST = 20;

  private final List<T> named = new ArrayList<>();
  private int count;

  void add(T found) {
    count++;
    if (named.size() < MOST) {
      named.add(found);
    }
  }

  int count() {
    return count;
  }

  List<T> named() {
    return List.copyOf(named);
  }
}
