package io.paopao.platform.tasks;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Notices pools of own threads that grow and never shrink. Not thread-safe.
///
/// A pool is all threads whose names differ only in their numbers. Its floor is the least that it
/// had in one window of samples: load makes a pool rise and fall, a leak raises its floor window
/// after window.
final class ThreadGrowth {

  private static final Pattern NUMBERS = Pattern.compile("\\d+");

  private final int samplesOfWindow;
  private final int windows;
  private final Map<String, Pool> pools = new HashMap<>();

  /// @param samplesOfWindow how many samples make one floor
  /// @param windows how many floors in a row must rise
  ThreadGrowth(int samplesOfWindow, int windows) {
    this.samplesOfWindow = samplesOfWindow;
    this.windows = windows;
  }

  /// How many threads each pool has.
  static Map<String, Integer> count(Stream<String> threadNames) {
    Map<String, Integer> counts = new TreeMap<>();
    threadNames.forEach(
        name -> counts.merge(NUMBERS.matcher(name).replaceAll("#"), 1, Integer::sum));
    return counts;
  }

  /// Takes one sample.
  void sample(Map<String, Integer> counts) {
    counts.keySet().forEach(name -> pools.computeIfAbsent(name, n -> new Pool()));
    pools.forEach((name, pool) -> pool.sample(counts.getOrDefault(name, 0)));
    pools.values().removeIf(Pool::isGone);
  }

  /// The pools that have grown through all windows.
  List<String> growing() {
    return pools.entrySet().stream()
        .filter(pool -> pool.getValue().isGrowing())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private final class Pool {

    private final Deque<Integer> floors = new ArrayDeque<>();
    private int floor = Integer.MAX_VALUE;
    private int samples;

    void sample(int threads) {
      floor = Math.min(floor, threads);
      if (++samples == samplesOfWindow) {
        floors.addLast(floor);
        if (floors.size() > windows + 1) {
          floors.removeFirst();
        }
        floor = Integer.MAX_VALUE;
        samples = 0;
      }
    }

    boolean isGrowing() {
      if (floors.size() <= windows) {
        return false;
      }
      int before = -1;
      for (int each : floors) {
        if (each <= before) {
          return false;
        }
        before = each;
      }
      return true;
    }

    boolean isGone() {
      return !floors.isEmpty() && floors.getLast() == 0;
    }
  }
}
