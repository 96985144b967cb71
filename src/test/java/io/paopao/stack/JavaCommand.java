package io.paopao.stack;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The command of a server that is a Java program on the launcher's class path and JDK.
final class JavaCommand {

  /// What a server with little to do gets along with.
  static final List<String> SMALL = List.of("-Xmx48m");

  private JavaCommand() {}

  static List<String> of(List<String> options, Class<?> program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-classpath",
            ClassPath.entries().stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)),
            program.getName()));
    command.addAll(arguments);
    return command;
  }
}
