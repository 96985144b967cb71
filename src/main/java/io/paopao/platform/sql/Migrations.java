package io.paopao.platform.sql;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Brings the schema of each context to the state of `db/<context>/V…__….sql`.
@ApplicationScoped
public class Migrations {

  private static final Logger LOG = Logger.getLogger(Migrations.class.getName());
  private static final Duration RETRY = Duration.ofMillis(500);

  @Resource(lookup = "jdbc/primary")
  private DataSource primary;

  /// Waits until the primary accepts connections.
  public void await() throws InterruptedException {
    while (true) {
      try (Connection connection = primary.getConnection()) {
        if (connection.isValid(1)) {
          return;
        }
      } catch (SQLException e) {
        LOG.log(Level.WARNING, "waiting for the database: {0}", e.getMessage());
      }
      Thread.sleep(RETRY);
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
        .dataSource(primary)
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
