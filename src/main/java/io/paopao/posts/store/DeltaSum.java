package io.paopao.posts.store;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What several deltas add to one thread.
///
/// @param repliers the last of them, newest first, comma-separated; null for none
public record DeltaSum(
    long thread,
    int replies,
    int views,
    @Nullable LocalDateTime activityAt,
    @Nullable String repliers) {

  private static final int REPLIERS = 12;

  /// One sum for each thread, in the order of their ids: everyone locks threads in this order.
  public static List<DeltaSum> of(List<DeltaStore.Delta> deltas) {
    return deltas.stream()
        .collect(Collectors.groupingBy(DeltaStore.Delta::thread))
        .entrySet()
        .stream()
        .map(e -> sum(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingLong(DeltaSum::thread))
        .toList();
  }

  private static DeltaSum sum(long thread, List<DeltaStore.Delta> deltas) {
    return new DeltaSum(
        thread,
        deltas.stream().mapToInt(DeltaStore.Delta::replies).sum(),
        deltas.stream().mapToInt(DeltaStore.Delta::views).sum(),
        deltas.stream()
            .map(DeltaStore.Delta::activityAt)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null),
        repliers(deltas));
  }

  private static @Nullable String repliers(List<DeltaStore.Delta> deltas) {
    String last =
        deltas.reversed().stream()
            .map(DeltaStore.Delta::replier)
            .filter(Objects::nonNull)
            .limit(REPLIERS)
            .map(String::valueOf)
            .collect(Collectors.joining(","));
    return last.isEmpty() ? null : last;
  }
}
