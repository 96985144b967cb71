package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.Stack;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/// Secrets that somebody has used, in right and wrong ways, are searched for wherever the forum
/// writes.
class SecretsIT {

  private static final Charset ISO = StandardCharsets.ISO_8859_1;
  private static final Path LOGS = Path.of("target/it/logs");
  private static final String PASSWORD = "marked " + UUID.randomUUID();

  private final Map<String, String> secrets = new TreeMap<>(Map.of("password", PASSWORD));
  private final List<String> found = new ArrayList<>();
  private final Set<String> told = new TreeSet<>();
  private final Map<String, Integer> looked = new TreeMap<>();
  private final String handle = "secretive" + System.nanoTime() % 1_000_000_000;

  @Test
  void noSecretIsWrittenDown() throws IOException {
    use();
    misuse();
    Replication.awaitReplica();

    logs();
    records();
    keys();
    rows();

    assertThat(found).isEmpty();
    // what was looked through was not empty, and would have told
    assertThat(looked).containsOnlyKeys("log", "record", "key", "row");
    assertThat(told).contains("record", "row");
  }

  private void use() {
    Api guest = Api.anonymous();
    JsonObject account =
        json("handle", handle, "email", handle + "@example.org", "password", PASSWORD);
    guest.post("users", account, "Idempotency-Key", UUID.randomUUID().toString()).expect(201);
    JsonObject session =
        guest.post("sessions", json("login", handle, "password", PASSWORD)).expect(201).json();
    secrets.put("access token", session.getString("accessToken"));
    secrets.put("first refresh token", session.getString("refreshToken"));
    secrets.put(
        "next refresh token",
        guest
            .post("sessions/refresh", json("refreshToken", session.getString("refreshToken")))
            .expect(201)
            .string("refreshToken"));
    Api member = guest.withToken(session.getString("accessToken"));
    JsonObject wish =
        Json.createObjectBuilder()
            .add("name", "bot")
            .add("scopes", Json.createArrayBuilder().add("read").add("write"))
            .build();
    String personal = member.post("me/tokens", wish).expect(201).string("token");
    secrets.put("personal token", personal);
    secrets.put("second factor", member.post("me/totp", json()).expect(200).string("secret"));
    member.withToken(personal).thread("Said by " + handle, "no secret");
  }

  /// Errors are what tells too much.
  private void misuse() {
    Api guest = Api.anonymous();
    guest.post("sessions", json("login", PASSWORD, "password", handle));
    guest.post("sessions", json("login", handle, "password", PASSWORD + "x"));
    guest.send("POST", "sessions", BodyPublishers.ofString("{\"password\":\"" + PASSWORD));
    guest.send("POST", "users", BodyPublishers.ofString("{\"password\":[\"" + PASSWORD + "\"]}"));
    guest.post("users", json("handle", "x", "email", "x", "password", PASSWORD));
    for (String token : List.copyOf(secrets.values())) {
      Api caller = guest.withToken(token);
      caller.get("me");
      caller.get("no/such/thing");
      caller.send("POST", "threads", BodyPublishers.ofString("{"));
      guest.post("sessions/refresh", json("refreshToken", token + "x"));
    }
  }

  private void look(String where, String text) {
    looked.merge(where, 1, Integer::sum);
    if (text.contains(handle)) {
      told.add(where);
    }
    secrets.forEach((name, secret) -> {
      if (text.contains(secret)) {
        found.add(where + " with the " + name + ": " + text.replace(secret, "***"));
      }
    });
  }

  private void logs() throws IOException {
    try (Stream<Path> files = Files.walk(LOGS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try (Stream<String> lines = Files.lines(file, ISO)) {
          lines.forEach(line -> look("log", line));
        }
      }
    }
  }

  private void records() {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", Stack.running().kafka().servers(), "auto.offset.reset", "none");
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> all =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .filter(partition -> !partition.topic().startsWith("__"))
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer
            .poll(Duration.ofSeconds(1))
            .forEach(record -> look("record", record.key() + " " + record.value()));
      }
    }
  }

  private void keys() {
    try (RedisClient client =
        RedisClient.builder().hostAndPort("127.0.0.1", Stack.running().redis().port()).build()) {
      String cursor = ScanParams.SCAN_POINTER_START;
      do {
        ScanResult<String> page = client.scan(cursor, new ScanParams().count(1_000));
        page.getResult().forEach(key -> look("key", key + " " + value(client, key)));
        cursor = page.getCursor();
      } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    }
  }

  private static String value(RedisClient client, String key) {
    return switch (client.type(key)) {
      case "string" -> new String(client.get(key.getBytes(StandardCharsets.UTF_8)), ISO);
      case "hash" -> client.hgetAll(key).toString();
      case "list" -> client.lrange(key, 0, -1).toString();
      case "set" -> client.smembers(key).toString();
      case "zset" -> client.zrange(key, 0, -1).toString();
      default -> "";
    };
  }

  private void rows() {
    try (Handle handle = Tables.open()) {
      handle
          .createQuery(
              """
              SELECT CONCAT('`', table_schema, '`.`', table_name, '`') FROM information_schema.tables
              WHERE table_type = 'BASE TABLE' AND table_schema NOT LIKE '%schema'
              """)
          .mapTo(String.class)
          .list()
          .forEach(table ->
              handle
                  .createQuery("SELECT * FROM " + table)
                  .setFetchSize(1_000)
                  .map((row, _) -> table + text(row))
                  .forEach(row -> look("row", row)));
    }
  }

  private static String text(ResultSet row) throws SQLException {
    StringBuilder all = new StringBuilder();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      Object value = row.getObject(i);
      all.append(' ').append(value instanceof byte[] bytes ? new String(bytes, ISO) : value);
    }
    return all.toString();
  }
}
