package io.paopao.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Who may do what, as a person reads it: the file has the legend.
///
/// @param callers the names of the columns
record AuthorizationTable(List<String> callers, List<Row> rows) {

  static final Path FILE = Path.of("src/test/resources/access/authorization.txt");

  /// One line.
  ///
  /// @param on the kind of thing, or "" where there is none to choose
  /// @param expected by caller
  record Row(String entry, String on, Map<String, String> expected) {

    String expected(String caller) {
      return Objects.requireNonNull(expected.get(caller), caller);
    }

    @Override
    public String toString() {
      return line(entry, on, expected.values().stream().toList());
    }
  }

  static AuthorizationTable read() {
    try {
      List<List<String>> lines =
          Files.readAllLines(FILE).stream()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
              .toList();
      List<String> callers = lines.getFirst().subList(2, lines.getFirst().size());
      return new AuthorizationTable(
          callers, lines.stream().skip(1).map(line -> row(callers, line)).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(List<String> callers, List<String> cells) {
    if (cells.size() != callers.size() + 2) {
      throw new IllegalStateException(FILE + ": not as many cells as columns: " + cells);
    }
    Map<String, String> expected = new LinkedHashMap<>();
    for (int i = 0; i < callers.size(); i++) {
      expected.put(callers.get(i), cells.get(i + 2));
    }
    return new Row(cells.get(0), cells.get(1), expected);
  }

  /// The rows of one kind: `page`, `push`, `search`, `news`, or "" for the API.
  List<Row> of(String kind) {
    return rows.stream().filter(row -> kind(row.entry()).equals(kind)).toList();
  }

  private static String kind(String entry) {
    int space = entry.indexOf(' ');
    return space < 0 ? "" : entry.substring(0, space);
  }

  static String line(String entry, String on, List<String> cells) {
    List<String> padded = new ArrayList<>(List.of("%-26s".formatted(entry), "%-15s".formatted(on)));
    cells.forEach(cell -> padded.add("%-10s".formatted(cell)));
    return String.join(" | ", padded).stripTrailing();
  }
}
