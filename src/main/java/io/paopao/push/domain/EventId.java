package io.paopao.push.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The id of a server-sent event: where its reader stands in each channel, so that it can go on
/// from there: `thread:42@9f2c.21,board:java@9f2c.7`.
public final class EventId {

  private static final Pattern ENTRY =
      Pattern.compile("([a-z]+:[a-z0-9-]{1,64})@([a-zA-Z0-9-]{1,64})\\.(0|[1-9]\\d{0,17})");
  private static final int MAX_LENGTH = 8_192;

  private final Map<String, StreamPosition> positions;

  private EventId(Map<String, StreamPosition> positions) {
    this.positions = positions;
  }

  public static EventId none() {
    return new EventId(new LinkedHashMap<>());
  }

  /// @throws IllegalArgumentException for anything that no event had as its id
  public static EventId parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException();
    }
    EventId id = none();
    for (String entry : List.of(text.split(",", -1))) {
      Matcher matcher = ENTRY.matcher(entry);
      if (!matcher.matches()) {
        throw new IllegalArgumentException();
      }
      StreamPosition position =
          new StreamPosition(matcher.group(2), Long.parseLong(matcher.group(3)));
      id.positions.put(matcher.group(1), position);
    }
    return id;
  }

  public Map<String, StreamPosition> positions() {
    return Map.copyOf(positions);
  }

  public void moved(String channel, StreamPosition position) {
    positions.put(channel, position);
  }

  /// A publication follows the position that is known of its channel.
  public void moved(String channel, long offset) {
    positions.computeIfPresent(channel, (_, old) -> new StreamPosition(old.epoch(), offset));
  }

  public void left(String channel) {
    positions.remove(channel);
  }

  @Override
  public String toString() {
    return positions.entrySet().stream()
        .map(e -> e.getKey() + "@" + e.getValue().epoch() + "." + e.getValue().offset())
        .collect(Collectors.joining(","));
  }
}
