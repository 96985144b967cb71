package io.paopao.platform.tasks;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Every task that runs on this node. Thread-safe.
final class TaskRegistry {

  static final TaskRegistry OF_THIS_NODE = new TaskRegistry();

  private final Map<Long, RegisteredTask> running = new ConcurrentHashMap<>();

  void add(RegisteredTask task) {
    running.put(task.id(), task);
  }

  void remove(RegisteredTask task) {
    running.remove(task.id());
  }

  int size() {
    return running.size();
  }

  /// How many tasks have this name; several nodes' worth never, several requests' forks often.
  long count(String name) {
    return running.values().stream().filter(task -> task.name().equals(name)).count();
  }

  /// The oldest first.
  List<RegisteredTask> all() {
    return running.values().stream().sorted(Comparator.comparingLong(RegisteredTask::id)).toList();
  }

  Optional<RegisteredTask> find(long id) {
    return Optional.ofNullable(running.get(id));
  }

  List<RegisteredTask> overdue(Duration grace) {
    return all().stream().filter(task -> task.isOverdue(grace)).toList();
  }
}
