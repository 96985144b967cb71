package io.paopao.platform.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Lets one listener handle what its buffer holds: a whole batch in one transaction; when that
/// fails, one by one, so that a poisonous event is put aside alone and its neighbours do not wait.
final class HandlerLoop {

  private static final Duration POLL = Duration.ofSeconds(1);

  private final EventBuffer buffer;
  private final EventHandling handling;
  private final Redelivery redelivery;

  HandlerLoop(EventBuffer buffer, EventHandling handling, Redelivery redelivery) {
    this.buffer = buffer;
    this.handling = handling;
    this.redelivery = redelivery;
  }

  /// Runs until it fails or is interrupted; the task loop calls it again, with the same batch.
  void run() throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      List<ConsumerRecord<String, String>> records = buffer.take(POLL);
      if (!records.isEmpty()) {
        handle(records);
        buffer.done(records);
      }
    }
  }

  private void handle(List<ConsumerRecord<String, String>> records) throws InterruptedException {
    List<Delivery> deliveries = new ArrayList<>();
    List<ConsumerRecord<String, String>> readable = new ArrayList<>();
    for (ConsumerRecord<String, String> record : records) {
      Optional<Delivery> delivery = Deliveries.read(record);
      if (delivery.isEmpty()) {
        redelivery.bury(record, "no usable id or type header");
      } else {
        deliveries.add(delivery.get());
        readable.add(record);
      }
    }
    try {
      handling.handle(deliveries);
    } catch (RuntimeException failure) {
      requirePoison(failure);
      for (int i = 0; i < deliveries.size(); i++) {
        handleAlone(deliveries.get(i), readable.get(i));
      }
    }
  }

  private void handleAlone(Delivery delivery, ConsumerRecord<String, String> record)
      throws InterruptedException {
    try {
      handling.handle(List.of(delivery));
    } catch (RuntimeException failure) {
      requirePoison(failure);
      redelivery.postpone(record, failure);
    }
  }

  /// @throws RuntimeException the failure, when it says nothing about the event
  static void requirePoison(RuntimeException failure) {
    if (!EventHandling.isPoison(failure)) {
      throw failure;
    }
  }
}
