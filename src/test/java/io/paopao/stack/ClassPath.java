package io.paopao.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The jars this JVM was started with: they carry the servers.
final class ClassPath {

  private ClassPath() {}

  static List<Path> entries() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::exists)
        .toList();
  }

  /// The one jar whose file name starts so.
  static Path jar(String prefix) {
    return entries().stream()
        .filter(entry -> entry.getFileName().toString().startsWith(prefix))
        .findFirst()
        .orElseThrow(() -> new StackFailure(prefix + "*.jar is not on the class path."));
  }
}
