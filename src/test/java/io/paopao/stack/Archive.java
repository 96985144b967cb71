package io.paopao.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A jar or zip that carries a server, unpacked once and shared.
record Archive(Path file) {

  /// As the place of an entry: leave it out.
  static final String NOWHERE = "";

  /// The complete unpacked folder below `root`; `place` maps an entry's name to its path in there.
  Path unpackedIn(Path root, UnaryOperator<String> place) {
    String name = file.getFileName().toString().replaceAll("\\.(jar|zip)$", "");
    Path target = root.resolve(name);
    if (Files.exists(target.resolve(".complete"))) {
      return target;
    }
    // Another launcher may be unpacking too: each works beside the target, the first rename wins.
    Path unfinished = root.resolve(name + ".unpacking-" + ProcessHandle.current().pid());
    try {
      removeAbandoned(root, name);
      unpack(unfinished, place);
      Files.createFile(unfinished.resolve(".complete"));
      try {
        Files.move(unfinished, target);
      } catch (IOException e) {
        Folders.delete(unfinished);
        if (!Files.exists(target.resolve(".complete"))) {
          throw e;
        }
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void unpack(Path folder, UnaryOperator<String> place) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
        String path = place.apply(entry.getName());
        if (path.equals(NOWHERE)) {
          continue;
        }
        Path destination = folder.resolve(path).normalize();
        if (!destination.startsWith(folder)) {
          throw new IOException(file + " has an entry outside its folder: " + path);
        }
        Files.createDirectories(destination.getParent());
        try (var in = zip.getInputStream(entry)) {
          Files.copy(in, destination);
        }
      }
    }
  }

  private static void removeAbandoned(Path root, String name) throws IOException {
    String prefix = name + ".unpacking-";
    try (Stream<Path> siblings = Files.list(root)) {
      for (Path sibling : siblings.sorted(Comparator.reverseOrder()).toList()) {
        String file = sibling.getFileName().toString();
        if (file.startsWith(prefix) && !isAlive(file.substring(prefix.length()))) {
          Folders.delete(sibling);
        }
      }
    }
  }

  private static boolean isAlive(String pid) {
    return ProcessHandle.of(Long.parseLong(pid))
        .filter(process -> !process.equals(ProcessHandle.current()))
        .isPresent();
  }
}
