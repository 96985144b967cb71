package io.paopao.stack;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

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

  private static final Pattern LOCAL = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

  /// The same addresses with other ports, where there is another one.
  Addresses through(Map<Integer, Integer> ports) {
    UnaryOperator<String> other =
        text ->
            LOCAL
                .matcher(text)
                .replaceAll(found -> {
                  int port = Integer.parseInt(found.group(1));
                  return "127.0.0.1:" + ports.getOrDefault(port, port);
                });
    return new Addresses(
        other.apply(databaseUrl),
        other.apply(replicaUrl),
        databaseUser,
        databasePassword,
        other.apply(redis),
        other.apply(kafka),
        payments);
  }

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
