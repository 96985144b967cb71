package io.paopao.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// Liberty's user folder: configuration, driver and a copy of the WAR, so that a running forum
/// never reads what a build is writing.
record LibertyFolder(Path root) {

  static final String SERVER = "paopao";

  private static final String SOCKETS = "io/paopao/platform/sockets";

  Path server() {
    return root.resolve("servers").resolve(SERVER);
  }

  /// Kept between starts: Liberty's caches and the development certificate.
  Path output() {
    return root.resolve("output");
  }

  /// Takes over configuration and WAR as they are now, copying only what changed.
  void refresh(StackConfig config) throws IOException {
    if (!Files.isDirectory(config.war())) {
      throw new StackFailure(
          config.war() + " is missing: build it with \"mvn process-classes war:exploded\".");
    }
    Files.createDirectories(server());
    for (String file : List.of("server.xml", "jvm.options", "bootstrap.properties")) {
      Files.copy(
          config.checkout().resolve("liberty-config").resolve(file),
          server().resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    putDriver(config.war(), server().resolve("lib"));
    Folders.mirror(config.war(), server().resolve("apps/paopao.war"));
  }

  /// The database driver, and what is loaded beside it.
  static void putDriver(Path war, Path folder) throws IOException {
    Folders.delete(folder);
    Files.createDirectories(folder);
    Path driver = ClassPath.jar("mariadb-java-client-");
    Files.copy(driver, folder.resolve(driver.getFileName()));
    Folders.mirror(
        war.resolve("WEB-INF/classes").resolve(SOCKETS),
        folder.resolve("classes").resolve(SOCKETS));
  }
}
