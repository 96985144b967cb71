package io.paopao.stack;

import java.util.Map;

/// Where the forum finds its database, Redis, Kafka and payment provider, be they ours or somebody
/// else's.
public record Addresses(
    String databaseUrl,
    String replicaUrl,
    String databaseUser,
    String databasePassword,
    String redis,
    String kafka,
    String payments) {

  /// As the environment variables that `server.xml` and the forum read.
  Map<String, String> asEnvironment() {
    return Map.of(
        "PAOPAO_DB_URL", databaseUrl,
        "PAOPAO_DB_REPLICA_URL", replicaUrl,
        "PAOPAO_DB_USER", databaseUser,
        "PAOPAO_DB_PASSWORD", databasePassword,
        "PAOPAO_REDIS_SERVER", redis,
        "PAOPAO_KAFKA_SERVERS", kafka,
        "PAOPAO_PAYMENTS_URL", payments);
  }
}
