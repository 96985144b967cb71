package io.paopao.platform.events;

import io.paopao.platform.sql.Database;
import io.paopao.platform.tasks.BackgroundTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;

/// Carries events from the outbox to Kafka, in the order of their ids, at least once.
///
/// One relay works at a time: it holds a named lock of the primary ([RelayLock]), gives it back
/// with its connection when it ends, and asks before each round whether it still has it. A
/// connection that dies takes the lock with it.
@ApplicationScoped
public class OutboxRelay {

  private static final int BATCH = 500;
  private static final Duration COUNT_EVERY = Duration.ofSeconds(5);

  /// Longer than the producer itself tries, in order, so that its last word is heard.
  private static final Duration SEND_TIMEOUT = Duration.ofSeconds(70);

  private final Outbox outbox;
  private final Database database;
  private final BackgroundTasks tasks;
  private final KafkaClients kafka;
  private final Duration poll;
  private volatile Instant oldest = Instant.MAX;
  private volatile long depth;
  private long countedAt;

  /// What Kafka has taken and is still in the table; of the thread that works.
  private List<Outbox.Row> sent = List.of();

  @Inject
  OutboxRelay(
      Outbox outbox,
      Database database,
      BackgroundTasks tasks,
      KafkaClients kafka,
      @ConfigProperty(name = "paopao.outbox.poll") Duration poll) {
    this.outbox = outbox;
    this.database = database;
    this.tasks = tasks;
    this.kafka = kafka;
    this.poll = poll;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected OutboxRelay() {
    this(null, null, null, null, Duration.ZERO);
  }

  public void start(MetricRegistry metrics) {
    metrics.gauge("paopao_outbox_age_seconds", this::ageSeconds);
    metrics.gauge("paopao_outbox_depth", () -> depth);
    tasks.loop("platform-outbox-relay", this::run);
  }

  /// Runs until it fails or is interrupted; the task loop calls it again.
  private void run() throws InterruptedException {
    sent = List.of();
    try (Producer<String, String> producer = new KafkaProducer<>(kafka.producer())) {
      RelayLock.hold(database, () -> round(producer));
    } finally {
      depth = 0;
      oldest = Instant.MAX;
    }
  }

  /// What Kafka has not taken is given up while the lock is held: the next relay sends it again,
  /// and a late delivery would come after it.
  private void round(Producer<String, String> producer) throws InterruptedException {
    try {
      drain(producer);
    } catch (RuntimeException | InterruptedException failure) {
      producer.close(Duration.ZERO);
      throw failure;
    }
  }

  /// What Kafka has is removed while it takes what comes next: nothing waits for that commit.
  private void drain(Producer<String, String> producer) throws InterruptedException {
    List<Outbox.Row> rows = database.readPrimary(h -> outbox.head(h, sent, BATCH));
    measureDepth(rows.size());
    oldest = rows.isEmpty() ? Instant.MAX : rows.getFirst().createdAt();
    List<Future<RecordMetadata>> answers = send(producer, rows);
    remove(sent);
    sent = List.of();
    for (Future<RecordMetadata> answer : answers) {
      await(answer);
    }
    sent = rows;
    if (rows.isEmpty()) {
      outbox.await(poll);
    }
  }

  /// A long backlog is counted now and then only: that takes time which the relay needs.
  private void measureDepth(int read) {
    if (read < BATCH) {
      depth = read;
    } else if (System.nanoTime() - countedAt > COUNT_EVERY.toNanos()) {
      depth = database.readPrimary(outbox::depth);
      countedAt = System.nanoTime();
    }
  }

  private void remove(List<Outbox.Row> rows) {
    if (!rows.isEmpty()) {
      database.write(tx -> {
        outbox.remove(tx.handle(), rows);
        return rows.size();
      });
    }
  }

  private static List<Future<RecordMetadata>> send(
      Producer<String, String> producer, List<Outbox.Row> rows) throws InterruptedException {
    List<Future<RecordMetadata>> answers = new ArrayList<>(rows.size());
    for (Outbox.Row row : rows) {
      Future<RecordMetadata> answer = producer.send(record(row));
      answers.add(answer);
      if (answer.isDone()) {
        // refused at once: what follows must not overtake it
        await(answer);
      }
    }
    return answers;
  }

  private static void await(Future<RecordMetadata> answer) throws InterruptedException {
    try {
      answer.get(SEND_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Kafka did not take the events: " + e.getMessage(), e);
    }
  }

  private static ProducerRecord<String, String> record(Outbox.Row row) {
    ProducerRecord<String, String> message =
        new ProducerRecord<>(
            row.topic(), null, row.createdAt().toEpochMilli(), row.eventKey(), row.payload());
    message.headers().add("id", bytes(String.valueOf(row.id())));
    message.headers().add("type", bytes(row.type()));
    message.headers().add("traceparent", bytes(row.traceparent()));
    return message;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private double ageSeconds() {
    Instant since = oldest;
    return since.equals(Instant.MAX)
        ? 0
        : Math.max(0, Duration.between(since, Instant.now()).toMillis() / 1000.0);
  }
}
