package io.paopao.stack;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The MariaDB program, its accounts, and the data folders they begin with.
record MariaDbInstall(Path program, Home home, MariaDbAccounts accounts) {

  private static final List<String> SYSTEM_TABLES =
      List.of(
          "mariadb_system_tables.sql",
          "mariadb_performance_tables.sql",
          "mariadb_system_tables_data.sql",
          "maria_add_gis_sp_bootstrap.sql",
          "mariadb_sys_schema.sql");

  /// Makes the data folders that are missing, before either server runs: the primary begins empty,
  /// the replica as a copy of the primary.
  void createData(MariaDb primary, MariaDb replica) {
    Path primaryData = home.data(primary.name());
    Path replicaData = home.data(replica.name());
    if (!Files.exists(primaryData) && Files.exists(replicaData)) {
      throw new StackFailure(
          "%s is missing beside %s: restore it, or remove both to begin with an empty forum."
              .formatted(primaryData, replicaData));
    }
    try {
      if (!Files.exists(primaryData)) {
        createEmpty(primaryData);
      }
      if (!Files.exists(replicaData)) {
        copy(primaryData, replicaData);
      }
    } catch (IOException e) {
      throw new StackFailure("The data folder could not be made: " + e.getMessage(), e);
    }
  }

  private void createEmpty(Path data) throws IOException {
    Path unfinished = data.resolveSibling("mariadb.unfinished");
    Folders.delete(unfinished);
    Files.createDirectories(unfinished);
    bootstrap(unfinished);
    Files.move(unfinished, data);
  }

  private static void copy(Path from, Path to) throws IOException {
    Path unfinished = to.resolveSibling("mariadb.unfinished");
    Folders.delete(unfinished);
    Folders.mirror(from, unfinished);
    Files.move(unfinished, to);
  }

  /// Makes a copy of the primary of the replica; neither may run.
  void refill(MariaDb primary, MariaDb replica) {
    try {
      Folders.delete(home.data(replica.name()));
    } catch (IOException e) {
      throw new StackFailure("The replica could not be emptied: " + e.getMessage(), e);
    }
    createData(primary, replica);
  }

  private void bootstrap(Path data) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.resolve("bin/mariadbd").toString()));
    command.addAll(MariaDbOptions.common(program, data));
    command.add("--bootstrap");
    Path log = home.freshLog("mariadb-bootstrap");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try (Writer sql = process.outputWriter(StandardCharsets.UTF_8)) {
      sql.write("create database mysql;\nuse mysql;\nset @auth_root_socket=null;\n");
      for (String script : SYSTEM_TABLES) {
        sql.write(Files.readString(program.resolve("share").resolve(script)) + "\n");
      }
      for (String statement : (Iterable<String>) accounts.creation()::iterator) {
        sql.write(statement + "\n");
      }
    }
    if (process.onExit().join().exitValue() != 0) {
      throw new StackFailure("MariaDB could not make its system tables; see " + log);
    }
  }
}
