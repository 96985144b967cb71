package io.paopao.stack;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How the MariaDB servers are set up.
final class MariaDbOptions {

  private static final int LONGEST_SOCKET_PATH = 107;

  /// The same on both servers, so that either can be the primary: a commit is on disk there and
  /// received by the other one, before anyone sees it.
  static final List<String> REPLICATION =
      List.of(
          "--log-bin=binlog",
          "--binlog-format=ROW",
          "--log-slave-updates=ON",
          "--gtid-strict-mode=ON",
          "--sync-binlog=1",
          "--innodb-flush-log-at-trx-commit=1",
          "--max-binlog-size=64M",
          "--binlog-expire-logs-seconds=604800",
          "--skip-slave-start",
          "--relay-log=relay",
          "--relay-log-recovery=ON",
          "--slave-net-timeout=10",
          "--slave-parallel-threads=4",
          "--rpl-semi-sync-slave-enabled=ON",
          "--rpl-semi-sync-master-enabled=ON",
          "--rpl-semi-sync-master-wait-point=AFTER_SYNC",
          "--rpl-semi-sync-master-timeout=1000");

  private MariaDbOptions() {}

  static List<String> common(Path program, Path data) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--no-defaults",
                "--basedir=" + program,
                "--lc-messages-dir=" + program.resolve("share"),
                "--plugin-dir=" + program.resolve("share"),
                "--datadir=" + data,
                "--tmpdir=" + data,
                // Each start would make a new RSA key, which takes seconds.
                "--skip-ssl",
                "--skip-name-resolve",
                "--local-infile=OFF",
                "--character-set-server=utf8mb4",
                "--transaction-isolation=READ-COMMITTED",
                "--default-time-zone=+00:00",
                "--max-connections=200",
                "--max-allowed-packet=16M",
                "--innodb-buffer-pool-size=128M",
                "--innodb-log-file-size=48M",
                "--innodb-lock-wait-timeout=5",
                "--key-buffer-size=1M",
                "--aria-pagecache-buffer-size=8M"));
    if (System.getProperty("user.name").equals("root")) {
      options.add("--user=root");
    }
    return options;
  }

  /// The socket's path, or none where it is longer than the system allows.
  static String socket(Path path) {
    int length = path.toString().getBytes(StandardCharsets.UTF_8).length;
    return length <= LONGEST_SOCKET_PATH ? path.toString() : "";
  }
}
