package io.paopao.system;

import static io.paopao.system.Http2Frames.CONTINUATION;
import static io.paopao.system.Http2Frames.DATA;
import static io.paopao.system.Http2Frames.END_HEADERS;
import static io.paopao.system.Http2Frames.END_STREAM;
import static io.paopao.system.Http2Frames.HEADERS;
import static io.paopao.system.Http2Frames.PING;
import static io.paopao.system.Http2Frames.RESET;
import static io.paopao.system.Http2Frames.SETTINGS;
import static io.paopao.system.Http2Frames.WINDOW_UPDATE;
import static io.paopao.system.Http2Frames.begin;
import static io.paopao.system.Http2Frames.block;
import static io.paopao.system.Http2Frames.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Frames that no client sends, and floods of them: the server ends the connection by itself.
class Http2FramingIT {

  private static final int WHOLE = END_STREAM | END_HEADERS;
  private static final byte[] NONE = new byte[0];
  private static final Map<String, Http2Frames> ATTACKS = attacks();

  static Set<String> names() {
    return ATTACKS.keySet();
  }

  private static Map<String, Http2Frames> attacks() {
    return Map.ofEntries(
        Map.entry("a thousand requests that are reset", resets()),
        Map.entry("headers without an end", continuations()),
        Map.entry("data for the connection", begin().add(DATA, 0, 0, new byte[10])),
        Map.entry("data for nothing", begin().add(DATA, END_STREAM, 9, new byte[10])),
        Map.entry("a stream of the server", begin().add(HEADERS, WHOLE, 2, get("/"))),
        Map.entry("headers for the connection", begin().add(HEADERS, WHOLE, 0, get("/"))),
        Map.entry("no header block", begin().add(HEADERS, WHOLE, 1, new byte[] {-1, -1, -1, -1})),
        Map.entry("an end of no headers", begin().add(CONTINUATION, END_HEADERS, 1, NONE)),
        Map.entry(
            "something between headers",
            begin().add(HEADERS, END_STREAM, 1, get("/")).add(PING, 0, 0, new byte[8])),
        Map.entry("a reset of nothing", begin().add(RESET, 0, 5, new byte[4])),
        Map.entry("a short reset", begin().add(RESET, 0, 1, NONE)),
        Map.entry("a short ping", begin().add(PING, 0, 0, new byte[7])),
        Map.entry("a ping of a stream", begin().add(PING, 0, 1, new byte[8])),
        Map.entry("settings of a stream", begin().add(SETTINGS, 0, 1, NONE)),
        Map.entry("half a setting", begin().add(SETTINGS, 0, 0, new byte[5])),
        Map.entry(
            "settings that are acknowledged and set", begin().add(SETTINGS, 1, 0, new byte[6])),
        Map.entry("a huge window", begin().add(SETTINGS, 0, 0, new byte[] {0, 4, -1, -1, -1, -1})),
        Map.entry("a tiny frame size", begin().add(SETTINGS, 0, 0, new byte[] {0, 5, 0, 0, 0, 1})),
        Map.entry("no more window", begin().add(WINDOW_UPDATE, 0, 0, new byte[4])),
        Map.entry(
            "too much window", begin().add(WINDOW_UPDATE, 0, 0, new byte[] {127, -1, -1, -1})),
        Map.entry("a frame beyond the size", begin().add(PING, 0, 0, new byte[100_000])));
  }

  private static Http2Frames resets() {
    Http2Frames frames = begin();
    for (int stream = 1; stream < 2_000; stream += 2) {
      frames.add(HEADERS, WHOLE, stream, get("/robots.txt")).add(RESET, 0, stream, new byte[4]);
    }
    return frames;
  }

  private static Http2Frames continuations() {
    Http2Frames frames = begin().add(HEADERS, END_STREAM, 1, get("/"));
    byte[] more = block("x", "y".repeat(100), "z", "y".repeat(100));
    for (int i = 0; i < 2_000; i++) {
      frames.add(CONTINUATION, 0, 1, more);
    }
    return frames;
  }

  @ParameterizedTest
  @MethodSource("names")
  void theServerEndsTheConnection(String name) {
    Http2Frames frames = ATTACKS.getOrDefault(name, begin());
    try (Wire wire = Wire.open(Plain.open("/"))) {
      wire.send(frames.bytes());
      assertThat(wire.replies().text()).doesNotContain("Exception");
    }
  }

  @AfterEach
  void theForumServesOthers() {
    assertThat(Plain.getByHttp2(Plain.open("/api/v1/boards")).statusCode()).isEqualTo(200);
    Api.anonymous().get("boards").expect(200);
  }
}
