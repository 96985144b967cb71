package io.paopao.push.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who watches a channel: how many, and which accounts as long as they are few.
///
/// Nodes tell each other `<count> <end>[ <id>:<handle>,…]`, where the end is the second since 1970
/// from which on it does not hold any more.
///
/// @param known the accounts, each once; not all of them when there are many
public record Viewers(long count, List<Viewer> known) {

  public static final Viewers NONE = new Viewers(0, List.of());

  /// What a node tells about its own.
  public String entry(long end) {
    String names =
        known.stream().map(v -> v.id() + ":" + v.handle()).collect(Collectors.joining(","));
    return count + " " + end + (names.isEmpty() ? "" : " " + names);
  }

  /// Together with what other nodes have told and what still holds.
  ///
  /// @param entries by node
  public Viewers with(Map<String, String> entries, String self, long now) {
    List<Viewers> all = new ArrayList<>(List.of(this));
    entries.forEach((node, entry) -> {
      if (!node.equals(self)) {
        all.add(parse(entry, now));
      }
    });
    return new Viewers(
        all.stream().mapToLong(Viewers::count).sum(),
        all.stream()
            .flatMap(v -> v.known().stream())
            .distinct()
            .sorted(Comparator.comparing(Viewer::handle))
            .toList());
  }

  private static Viewers parse(String entry, long now) {
    String[] parts = entry.split(" ", -1);
    if (Long.parseLong(parts[1]) <= now) {
      return NONE;
    }
    List<Viewer> viewers =
        parts.length < 3
            ? List.of()
            : Stream.of(parts[2].split(",", -1)).map(Viewers::viewer).toList();
    return new Viewers(Long.parseLong(parts[0]), viewers);
  }

  private static Viewer viewer(String text) {
    int colon = text.indexOf(':');
    return new Viewer(Long.parseLong(text, 0, colon, 10), text.substring(colon + 1));
  }
}
