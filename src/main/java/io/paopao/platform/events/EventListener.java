package io.paopao.platform.events;

import io.paopao.platform.sql.Transaction;
import java.util.Set;

/// Hears events, each with an effect exactly once: the effect and the note that it happened are
/// committed together. A CDI bean; the platform runs it while its context is on.
public interface EventListener {

  /// The Kafka consumer group; nodes share the work. Never renamed: it also names the inbox.
  String name();

  Set<String> topics();

  /// Whether events of that type concern it; what does not is passed over, and leaves no note. All
  /// by default.
  default boolean hears(String type) {
    return true;
  }

  /// Takes the event into account. It may be called again for the same event after a rollback; work
  /// outside the database belongs into [Transaction#afterCommit].
  ///
  /// @throws RuntimeException anything but a failure of the database counts against the event: it
  ///   is handled again after each of `paopao.kafka.retry-delays`, later than those that followed
  ///   it, and then becomes a dead letter
  void on(Transaction transaction, Delivery delivery);

  /// The event had already been taken into account: a node may have died between its commit and
  /// what follows from it. Nothing by default.
  default void again(Delivery delivery) {}
}
