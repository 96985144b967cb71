package io.paopao.stack;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Servers run by somebody else, which the stack uses instead of starting its own.
public record ExternalServices(
    @Nullable Database database,
    @Nullable String redis,
    @Nullable String kafka,
    @Nullable String payments,
    @Nullable String mail,
    @Nullable String identity) {

  static final ExternalServices NONE = new ExternalServices(null, null, null, null, null, null);

  /// A database given by its JDBC addresses.
  record Database(String url, String replicaUrl, String user, String password) {}

  static ExternalServices from(Map<String, String> environment) {
    return new ExternalServices(
        database(environment),
        environment.get("PAOPAO_REDIS_SERVER"),
        environment.get("PAOPAO_KAFKA_SERVERS"),
        environment.get("PAOPAO_PAYMENTS_URL"),
        environment.get("PAOPAO_MAIL_HOST"),
        environment.get("PAOPAO_OIDC_ISSUER"));
  }

  private static @Nullable Database database(Map<String, String> environment) {
    String url = environment.get("PAOPAO_DB_URL");
    if (url == null) {
      return null;
    }
    String password = environment.get("PAOPAO_DB_PASSWORD");
    if (password == null) {
      throw new StackFailure("PAOPAO_DB_URL is set, so PAOPAO_DB_PASSWORD must be set too.");
    }
    return new Database(
        url,
        environment.getOrDefault("PAOPAO_DB_REPLICA_URL", url),
        environment.getOrDefault("PAOPAO_DB_USER", "paopao"),
        password);
  }
}
