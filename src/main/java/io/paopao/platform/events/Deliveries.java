package io.paopao.platform.events;

import io.paopao.platform.Trace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// Reads events as the relay has written them to Kafka.
public final class Deliveries {

  private Deliveries() {}

  /// Empty for a record that the relay cannot have written: without payload, id or type.
  public static Optional<Delivery> read(ConsumerRecord<String, String> record) {
    String id = header(record, "id");
    String type = header(record, "type");
    if (id == null || type == null || record.value() == null || !id.matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return Optional.of(
        new Delivery(
            Long.parseLong(id),
            type,
            record.value(),
            Trace.parse(header(record, "traceparent")),
            Instant.ofEpochMilli(record.timestamp())));
  }

  private static @Nullable String header(ConsumerRecord<String, String> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.US_ASCII);
  }
}
