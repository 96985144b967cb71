package io.paopao.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// From the moment a client knows that its reply is stored (201) to the frame at a watcher.
///
/// A frame may be there before the answer has been read; that counts as 0.
final class CommitToScreen implements WebSocket.Listener {

  private static final Pattern MARK = Pattern.compile("mark-(\\d+)-");

  private final Map<Integer, Long> seen = new ConcurrentHashMap<>();
  private final CountDownLatch subscribed = new CountDownLatch(2);
  private final StringBuilder frame = new StringBuilder();

  /// Milliseconds at the 50th and 99th percentile.
  record Latency(double p50, double p99, double max, int delivered) {}

  static Latency measure(URI base, ForumClient client, int replies)
      throws IOException, InterruptedException {
    String thread = client.startThread("Commit to screen", "How fast?").getString("id");
    CommitToScreen watcher = new CommitToScreen();
    WebSocket socket =
        client
            .http()
            .newWebSocketBuilder()
            .buildAsync(URI.create("ws://" + base.getAuthority() + "/ws/v1"), watcher)
            .join();
    socket.sendText("{\"id\":1,\"connect\":{}}", true).join();
    socket
        .sendText("{\"id\":2,\"subscribe\":{\"channel\":\"thread:" + thread + "\"}}", true)
        .join();
    if (!watcher.subscribed.await(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("not subscribed");
    }
    long[] stored = new long[replies];
    for (int i = 0; i < replies; i++) {
      client.reply(thread, "mark-" + i + "-");
      stored[i] = System.nanoTime();
    }
    watcher.await(replies, Duration.ofSeconds(10));
    socket.abort();
    return watcher.latency(stored);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    frame.append(data);
    if (last) {
      take(socket, frame.toString());
      frame.setLength(0);
    }
    socket.request(1);
    return null;
  }

  private void take(WebSocket socket, String text) {
    long now = System.nanoTime();
    if (text.equals("{}")) {
      var _ = socket.sendText("{}", true);
    } else if (text.contains("\"result\"")) {
      subscribed.countDown();
    }
    Matcher mark = MARK.matcher(text);
    if (text.contains("post.created") && mark.find()) {
      seen.putIfAbsent(Integer.parseInt(mark.group(1)), now);
    }
  }

  private void await(int replies, Duration longest) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (seen.size() < replies && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private Latency latency(long[] stored) {
    double[] millis =
        seen.entrySet().stream()
            .mapToDouble(e -> Math.max(0, (e.getValue() - stored[e.getKey()]) / 1e6))
            .toArray();
    Arrays.sort(millis);
    return new Latency(at(millis, 0.5), at(millis, 0.99), at(millis, 1), millis.length);
  }

  private static double at(double[] sorted, double quantile) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) (quantile * (sorted.length - 1))];
  }
}
