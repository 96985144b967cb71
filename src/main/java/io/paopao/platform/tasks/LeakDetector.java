package io.paopao.platform.tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Finds tasks that outlive their deadlines and pools of threads that only grow. One thread sweeps;
/// any may ask.
final class LeakDetector {

  /// Pools of the forum and of the libraries that it starts; the rest is the server's.
  private static final List<String> OWN =
      List.of("paopao-", "kafka-", "HttpClient-", "background-", "Lucene");

  private final TaskRegistry registry;
  private final ThreadGrowth growth;
  private final Duration grace;
  private final Supplier<Stream<String>> threadNames;
  private final Map<String, Leak> leaks = new ConcurrentHashMap<>();
  private volatile int ownThreads;

  /// @param grace how long after its deadline a task may still be ending
  LeakDetector(
      TaskRegistry registry,
      ThreadGrowth growth,
      Duration grace,
      Supplier<Stream<String>> threadNames) {
    this.registry = registry;
    this.growth = growth;
    this.grace = grace;
    this.threadNames = threadNames;
  }

  /// Interrupts tasks whose time is over, and looks for leaks.
  ///
  /// @return what the last sweep had not found
  List<Leak> sweep() {
    registry.overdue(Duration.ZERO).stream()
        .filter(task -> task.deadline().hasPassed())
        .forEach(RegisteredTask::cancel);
    Map<String, Integer> pools = ThreadGrowth.count(threadNames.get().filter(LeakDetector::isOwn));
    ownThreads = pools.values().stream().mapToInt(Integer::intValue).sum();
    growth.sample(pools);
    Set<Leak> present = new HashSet<>();
    registry.overdue(grace).forEach(task -> present.add(leak("task", task.name())));
    growth.growing().forEach(pool -> present.add(leak("threads", pool)));
    return replaceBy(present);
  }

  /// What leaks now, the longest known first.
  List<Leak> leaks() {
    return leaks.values().stream().sorted(java.util.Comparator.comparing(Leak::since)).toList();
  }

  int ownThreads() {
    return ownThreads;
  }

  private List<Leak> replaceBy(Collection<Leak> present) {
    List<Leak> fresh = present.stream().filter(leak -> !leaks.containsKey(key(leak))).toList();
    leaks.values().retainAll(present);
    fresh.forEach(leak -> leaks.put(key(leak), leak));
    return fresh;
  }

  /// The one that is known already, or a new one.
  private Leak leak(String kind, String name) {
    Leak known = leaks.get(kind + " " + name);
    return known == null ? new Leak(kind, name, Instant.now()) : known;
  }

  private static String key(Leak leak) {
    return leak.kind() + " " + leak.name();
  }

  private static boolean isOwn(String thread) {
    return OWN.stream().anyMatch(thread::startsWith);
  }
}
