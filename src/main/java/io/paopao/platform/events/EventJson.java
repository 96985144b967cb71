package io.paopao.platform.events;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;

/// The JSON form of events.
final class EventJson {

  private static final Jsonb JSONB = JsonbBuilder.create();

  private EventJson() {}

  static String write(Event event) {
    return JSONB.toJson(event);
  }

  /// @throws jakarta.json.bind.JsonbException for a payload that does not fit the type
  static <T> T read(String payload, Class<T> type) {
    return JSONB.fromJson(payload, type);
  }
}
