package io.paopao.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class StackIT {

  private static final Stack STACK = Stack.running();

  @BeforeAll
  static void createTable() throws SQLException {
    write("CREATE DATABASE IF NOT EXISTS test_stack");
    write("CREATE TABLE IF NOT EXISTS test_stack.word (word VARCHAR(40) PRIMARY KEY)");
  }

  @Test
  void replicaShowsWhatThePrimaryCommitted() throws SQLException {
    write("INSERT INTO test_stack.word VALUES ('replicated')");
    assertThat(wordsOnReplica()).contains("replicated");
  }

  @Test
  void replicaTakesNoWritesFromTheForum() throws SQLException {
    try (Connection replica = connect(STACK.addresses().replicaUrl());
        Statement statement = replica.createStatement()) {
      assertThatThrownBy(() -> statement.execute("INSERT INTO test_stack.word VALUES ('no')"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("read-only");
    }
  }

  @Test
  void killedPrimaryKeepsItsRows() throws SQLException {
    write("INSERT INTO test_stack.word VALUES ('durable')");
    crash(STACK.primary());
    write("INSERT INTO test_stack.word VALUES ('after')");
    assertThat(wordsOnReplica()).contains("durable", "after");
  }

  @Test
  void killedReplicaCatchesUp() throws SQLException {
    STACK.replica().kill();
    write("INSERT INTO test_stack.word VALUES ('missed')");
    STACK.replica().start();
    assertThat(wordsOnReplica()).contains("missed");
  }

  /// A primary takes each replica at first, and looks only then whether it has what the replica
  /// lacks.
  @Test
  void aReplicaThatThePrimaryRefusesIsCutOff() throws SQLException {
    String position = one(STACK.addresses().databaseUrl(), "SELECT @@gtid_binlog_pos");
    try (Connection root = STACK.replica().connectAsRoot();
        Statement replica = root.createStatement()) {
      for (int i = 0; i < 20; i++) {
        beginAt(replica, "'" + position.replaceFirst("-\\d+-", "-77-") + "'");
        assertThat(STACK.replica().isCutOff()).isTrue();
        beginAt(replica, "@@gtid_binlog_pos");
        assertThat(STACK.replica().isCutOff()).isFalse();
      }
    }
  }

  private static void beginAt(Statement replica, String position) throws SQLException {
    replica.execute("STOP SLAVE");
    replica.execute("RESET SLAVE");
    replica.execute("SET GLOBAL gtid_slave_pos = " + position);
    replica.execute("START SLAVE");
  }

  @Test
  void killedRedisKeepsItsKeys() {
    try (RedisClient client = redis()) {
      client.set("test-stack", "kept");
    }
    crash(STACK.redis());
    try (RedisClient client = redis()) {
      assertThat(client.get("test-stack")).isEqualTo("kept");
    }
  }

  @Test
  void killedKafkaKeepsItsRecords() throws Exception {
    String servers = STACK.addresses().kafka();
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>("test-stack", 0, "key", "kept")).get();
    }
    crash(STACK.kafka());
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(new TopicPartition("test-stack", 0)));
      assertThat(consumer.poll(Duration.ofSeconds(30)))
          .anySatisfy(found -> assertThat(found.value()).isEqualTo("kept"));
    }
  }

  private static void crash(Part part) {
    part.kill();
    assertThat(part.isRunning()).isFalse();
    part.start();
  }

  private static RedisClient redis() {
    return RedisClient.builder().hostAndPort("127.0.0.1", STACK.redis().port()).build();
  }

  private static Connection connect(String url) throws SQLException {
    Addresses addresses = STACK.addresses();
    return DriverManager.getConnection(url, addresses.databaseUser(), addresses.databasePassword());
  }

  private static void write(String sql) throws SQLException {
    try (Connection primary = connect(STACK.addresses().databaseUrl());
        Statement statement = primary.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> wordsOnReplica() throws SQLException {
    String position = one(STACK.addresses().databaseUrl(), "SELECT @@gtid_binlog_pos");
    String waited =
        one(STACK.addresses().replicaUrl(), "SELECT master_gtid_wait('" + position + "', 30)");
    assertThat(waited).isEqualTo("0");
    return List.of(
        one(STACK.addresses().replicaUrl(), "SELECT group_concat(word) FROM test_stack.word")
            .split(","));
  }

  private static String one(String url, String query) throws SQLException {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }
}
