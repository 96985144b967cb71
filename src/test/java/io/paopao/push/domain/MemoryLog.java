package io.paopao.push.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A log of publications in memory; what was pruned leaves null behind.
final class MemoryLog implements PublicationSource {

  private final Map<String, List<Publication>> channels = new ConcurrentHashMap<>();
  private final Map<String, Integer> pruned = new ConcurrentHashMap<>();
  volatile String epoch = "e1";
  volatile int queries;

  /// Commits a publication and returns it, for the fan-out.
  synchronized Publication commit(String channel) {
    return commit(channel, "post.created");
  }

  synchronized Publication commit(String channel, String type) {
    List<Publication> all = channels.computeIfAbsent(channel, _ -> new ArrayList<>());
    Publication next = Publication.of(channel, all.size() + 1L, type, "{\"n\":" + all.size() + "}");
    all.add(next);
    return next;
  }

  synchronized void commit(String channel, int count) {
    for (int i = 0; i < count; i++) {
      commit(channel);
    }
  }

  /// Forgets everything up to the offset.
  synchronized void prune(String channel, int offset) {
    pruned.put(channel, offset);
  }

  @Override
  public synchronized StreamPosition position(String channel) {
    queries++;
    return new StreamPosition(epoch, channels.getOrDefault(channel, List.of()).size());
  }

  @Override
  public synchronized Standing positions(Set<String> names) {
    Map<String, Long> offsets = new HashMap<>();
    names.forEach(name -> offsets.put(name, (long) channels.getOrDefault(name, List.of()).size()));
    return new Standing(epoch, offsets);
  }

  /// Loses what comes after the offset, as a server does that takes over too early.
  synchronized void lose(String channel, int offset) {
    List<Publication> all = channels.getOrDefault(channel, List.of());
    all.subList(offset, all.size()).clear();
  }

  @Override
  public synchronized void renounce(String old) {
    if (epoch.equals(old)) {
      epoch = old + "'";
    }
  }

  @Override
  public synchronized List<Publication> after(String channel, long offset, int limit) {
    queries++;
    if (offset < pruned.getOrDefault(channel, 0)) {
      return List.of();
    }
    return channels.getOrDefault(channel, List.of()).stream()
        .filter(p -> p.offset() > offset)
        .limit(limit)
        .toList();
  }
}
