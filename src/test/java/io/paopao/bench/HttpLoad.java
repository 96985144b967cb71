package io.paopao.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Many connections at once, each of which asks, waits for the answer, and asks again. `wrk` tells
/// only how long all answers took; this tells it by status, and can offer a rate.
///
/// @param perSecond requests of all connections together, also when answers are late; 0 for as many
///   as are answered
record HttpLoad(URI base, int connections, Duration length, double perSecond) {

  private static final int PATIENCE_MILLIS = 20_000;

  /// One answer.
  ///
  /// @param status 0 when there was none
  record Sample(int status, double millis) {}

  /// All answers.
  record Answers(List<Sample> samples, double seconds) {

    double perSecond(int status) {
      return count(status) / seconds;
    }

    long count(int status) {
      return samples.stream().filter(sample -> sample.status() == status).count();
    }

    /// Of the answers with one of the statuses.
    double millis(double quantile, Integer... statuses) {
      double[] sorted =
          samples.stream()
              .filter(sample -> List.of(statuses).contains(sample.status()))
              .mapToDouble(Sample::millis)
              .sorted()
              .toArray();
      return sorted.length == 0 ? Double.NaN : sorted[(int) (quantile * (sorted.length - 1))];
    }
  }

  /// @param requests asked by many threads
  Answers run(Supplier<byte[]> requests) throws InterruptedException {
    long begin = System.nanoTime();
    List<Callable<List<Sample>>> clients = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      int number = i;
      clients.add(() -> new Client(number, begin, requests).run());
    }
    List<Sample> samples = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<Sample>> client : threads.invokeAll(clients)) {
        samples.addAll(client.resultNow());
      }
    }
    return new Answers(samples, (System.nanoTime() - begin) / 1e9);
  }

  private final class Client {

    private final int number;
    private final long begin;
    private final Supplier<byte[]> requests;
    private final List<Sample> samples = new ArrayList<>();

    Client(int number, long begin, Supplier<byte[]> requests) {
      this.number = number;
      this.begin = begin;
      this.requests = requests;
    }

    List<Sample> run() {
      while (System.nanoTime() - begin < length.toNanos()) {
        long asked = System.nanoTime();
        try (Socket socket = new Socket()) {
          socket.setTcpNoDelay(true);
          socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), PATIENCE_MILLIS);
          socket.setSoTimeout(PATIENCE_MILLIS);
          InputStream in = new BufferedInputStream(socket.getInputStream());
          int status;
          do {
            pace();
            if (System.nanoTime() - begin >= length.toNanos()) {
              return samples;
            }
            asked = System.nanoTime();
            socket.getOutputStream().write(requests.get());
            HttpReply reply = HttpReply.read(in);
            status = reply.keepsOpen() ? reply.status() : 0;
            samples.add(new Sample(reply.status(), (System.nanoTime() - asked) / 1e6));
          } while (status > 0);
        } catch (
            @SuppressWarnings("unused")
            IOException broken) {
          samples.add(new Sample(0, (System.nanoTime() - asked) / 1e6));
        }
      }
      return samples;
    }

    /// Waits for this connection's next turn; those that were missed are not made up for.
    private void pace() {
      if (perSecond > 0) {
        long gap = (long) (1e9 * connections / perSecond);
        long turn = gap * number / connections;
        long since = System.nanoTime() - begin;
        long next = since <= turn ? turn : turn + Math.ceilDiv(since - turn, gap) * gap;
        LockSupport.parkNanos(next - since);
      }
    }
  }
}
