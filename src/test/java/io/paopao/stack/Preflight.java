package io.paopao.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What must hold before anything is started, each with a sentence that says how to mend it.
final class Preflight {

  private static final long NEEDED_BYTES = 1_500_000_000;

  private Preflight() {}

  static void check(StackConfig config) {
    requireFile(config.libertyZip());
    requireSpace(config.home(), usableBytes(config.home()));
    requirePorts(config);
  }

  static void requireFile(Path libertyZip) {
    if (!Files.isRegularFile(libertyZip)) {
      throw new StackFailure(
          "The Open Liberty zip \"%s\" is missing: start the forum with \"mvn\", which fetches it."
              .formatted(libertyZip));
    }
  }

  static void requireSpace(Path folder, long usableBytes) {
    if (usableBytes < NEEDED_BYTES) {
      throw new StackFailure(
          "Only %d MB are free on the disk of %s, but the servers need %d MB."
              .formatted(usableBytes / 1_000_000, folder, NEEDED_BYTES / 1_000_000));
    }
  }

  private static long usableBytes(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requirePorts(StackConfig config) {
    Ports ports = config.ports();
    Ports.requireUnused(config.host(), ports.http(), "PAOPAO_HTTP_PORT");
    Ports.requireUnused(config.host(), ports.https(), "PAOPAO_HTTPS_PORT");
    Ports.requireUnused(config.adminHost(), ports.admin(), "PAOPAO_ADMIN_PORT");
    if (config.external().database() == null) {
      Ports.requireUnused("127.0.0.1", ports.primary(), "PAOPAO_DB_PORT");
      Ports.requireUnused("127.0.0.1", ports.replica(), "PAOPAO_DB_REPLICA_PORT");
    }
    if (config.external().redis() == null) {
      Ports.requireUnused("127.0.0.1", ports.redis(), "PAOPAO_REDIS_PORT");
    }
    if (config.external().kafka() == null) {
      Ports.requireUnused("127.0.0.1", ports.kafka(), "PAOPAO_KAFKA_PORT");
    }
    if (config.external().payments() == null) {
      Ports.requireUnused("127.0.0.1", ports.payments(), "PAOPAO_PAYMENTS_PORT");
    }
    if (config.external().mail() == null) {
      Ports.requireUnused("127.0.0.1", ports.mail(), "PAOPAO_MAIL_PORT");
      Ports.requireUnused("127.0.0.1", ports.inbox(), "PAOPAO_MAIL_INBOX_PORT");
    }
    if (config.external().identity() == null) {
      Ports.requireUnused("127.0.0.1", ports.identity(), "PAOPAO_IDENTITY_PORT");
    }
  }
}
