package io.paopao.platform.sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;

/// Brings the schema of each context to the state of `db/<context>/V…__….sql`.
@ApplicationScoped
public class Migrations {

  private static final Logger LOG = Logger.getLogger(Migrations.class.getName());
  private static final Duration RETRY = Duration.ofMillis(500);

  @Inject private Servers servers;
  @Inject private ServerWatch watch;

  /// Waits until a primary is found.
  public void await() throws InterruptedException {
    watch.look();
    while (!PrimaryChoice.takesWrites(servers.primary())) {
      LOG.log(Level.WARNING, "waiting for a database that takes writes");
      Thread.sleep(RETRY);
      watch.look();
    }
  }

  /// Migrates the schema if it has a folder. Several nodes may call it at once: one migrates, the
  /// others wait for it.
  public void migrate(String schema) {
    // the class loader of the server lists no folders, Flyway finds one by this empty file
    if (loader().getResource("db/" + schema + "/flyway.location") == null) {
      return;
    }
    Flyway.configure(loader())
        .dataSource(servers.primary().source())
        .schemas(schema)
        .defaultSchema(schema)
        .createSchemas(true)
        .locations("classpath:db/" + schema)
        .load()
        .migrate();
  }

  private static ClassLoader loader() {
    return Migrations.class.getClassLoader();
  }
}
