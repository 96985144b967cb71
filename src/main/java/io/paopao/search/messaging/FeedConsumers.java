package io.paopao.search.messaging;

import io.paopao.platform.events.KafkaClients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/// Connects to the topics that search hears.
@ApplicationScoped
class FeedConsumers {

  static final String POSTS = "posts.events";
  static final String USERS = "users.events";

  @Inject private KafkaClients kafka;

  FeedConsumer open() {
    return new FeedConsumer(new KafkaConsumer<>(kafka.assigned()), List.of(POSTS, USERS));
  }

  /// Where the next event of each partition will be.
  Map<String, Long> ends() {
    try (FeedConsumer consumer = open()) {
      return consumer.ends();
    }
  }
}
