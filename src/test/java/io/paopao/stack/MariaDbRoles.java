package io.paopao.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Remembers over restarts which of the two servers is the primary.
record MariaDbRoles(Home home) {

  /// The primary of a new stack.
  static final String FIRST = "mariadb-primary";

  /// The replica of a new stack.
  static final String SECOND = "mariadb-replica";

  String primary() {
    try {
      return Files.exists(file()) ? Files.readString(file()).strip() : FIRST;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void primary(String name) {
    try {
      Files.writeString(file(), name + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file() {
    return home.data("mariadb.promoted");
  }
}
