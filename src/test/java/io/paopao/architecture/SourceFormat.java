package io.paopao.architecture;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The one source style: google-java-format. `mvn test-compile exec:exec@format` rewrites the tree.
final class SourceFormat {

  private static final Formatter FORMATTER = new Formatter();

  private SourceFormat() {}

  static void main(String[] args) {
    for (Path file : unformatted()) {
      try {
        Files.writeString(file, formatted(file));
        System.out.println("formatted " + file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// The source files that differ from their formatted text, in path order.
  static List<Path> unformatted() {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files
          .filter(f -> f.toString().endsWith(".java"))
          .filter(f -> !formatted(f).equals(read(f)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String formatted(Path file) {
    try {
      return FORMATTER.formatSourceAndFixImports(read(file));
    } catch (FormatterException e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
