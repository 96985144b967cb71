package io.paopao.stack;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The command of a server that is a Java program on the launcher's class path and JDK.
///
/// When it first ends in its orderly way it leaves an archive of its classes, with which it starts
/// faster from then on; the JVM makes a new one when the classes or the JDK have changed.
final class JavaCommand {

  /// What a server with little to do gets along with.
  static final List<String> SMALL = List.of("-Xmx48m");

  private JavaCommand() {}

  static List<String> of(
      Path archive, List<String> options, Class<?> program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:SharedArchiveFile=" + archive,
            "-XX:+AutoCreateSharedArchive",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-classpath",
            ClassPath.entries().stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)),
            program.getName()));
    command.addAll(arguments);
    return command;
  }
}
