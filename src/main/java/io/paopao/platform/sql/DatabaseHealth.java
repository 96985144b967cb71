package io.paopao.platform.sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The database servers as an operator is told of them.
@ApplicationScoped
public class DatabaseHealth {

  private final Servers servers;

  @Inject
  DatabaseHealth(Servers servers) {
    this.servers = servers;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected DatabaseHealth() {
    this(null);
  }

  /// @throws RuntimeException when the primary does not answer, or there is none
  public void pingPrimary() {
    boolean writable =
        servers.write(
            DatabaseHealth.class.getName(),
            handle -> handle.createQuery("SELECT NOT @@read_only").mapTo(Boolean.class).one());
    if (!writable) {
      throw new IllegalStateException("no database server takes writes");
    }
  }

  /// What is missing for reads and for safety, in words; empty when nothing is.
  public List<String> faults() {
    List<String> faults =
        new ArrayList<>(
            others().stream()
                .filter(server -> !servers.replicas().contains(server))
                .map(server -> server.name() + " " + state(server))
                .toList());
    if (servers.semiSync() == Sight.SemiSync.DEGRADED) {
      faults.add("commits do not wait for a replica");
    }
    return faults;
  }

  /// The state of each server but the primary, and of semi-sync replication.
  public Map<String, String> states() {
    Map<String, String> states = new LinkedHashMap<>();
    states.put("primary", servers.primary().name());
    states.put("semiSync", servers.semiSync().name().toLowerCase(Locale.ROOT));
    others().forEach(server -> states.put(server.name(), state(server)));
    return states;
  }

  /// Without second pools that lead to the primary.
  private List<Server> others() {
    Server primary = servers.primary();
    return servers.all().stream()
        .filter(server -> server != primary && !PrimaryChoice.same(server, primary))
        .toList();
  }

  private String state(Server server) {
    if (server.sight().isEmpty()) {
      return "does not answer";
    }
    return server.lag().toMillis() + " ms behind";
  }
}
