package io.paopao.platform.http;

import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The client of one remote server: bounded calls over connections that are used again.
/// Thread-safe; got from [RemoteClients].
///
/// A call carries the trace of the request and, in `Paopao-Timeout-Ms`, what is left of its time.
/// An interrupt of the calling thread ends the call.
public final class RemoteClient implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(RemoteClient.class.getName());

  private final String name;
  private final RemoteSettings settings;
  private final CallStatistics statistics;
  private final Semaphore places;
  private final HttpClient client;

  RemoteClient(String name, RemoteSettings settings, CallStatistics statistics) {
    this.name = name;
    this.settings = settings;
    this.statistics = statistics;
    this.places = new Semaphore(settings.concurrency());
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(
                Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("paopao-http-" + name + "-", 0).factory()))
            .build();
  }

  /// Gets a resource.
  ///
  /// @param path relative to the base, query included, already encoded
  /// @return the answer, whatever its status
  /// @throws Problem 503 `unavailable` when the remote does not answer in its time or as it should,
  ///   or when too many calls are going on; 504 `deadline.exceeded` when the request's time is over
  public HttpResponse<byte[]> get(String path) throws InterruptedException {
    return send(path, HttpRequest.Builder::GET);
  }

  /// Sends any request; like [#get].
  ///
  /// @param shape sets method, body and headers
  public HttpResponse<byte[]> send(String path, UnaryOperator<HttpRequest.Builder> shape)
      throws InterruptedException {
    Deadline deadline = Deadline.current();
    deadline.check();
    Deadline until = Deadline.after(deadline.atMost(settings.timeout()));
    if (!places.tryAcquire(until.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
      throw failed("refused", deadline, new TimeoutException("no free place"));
    }
    try {
      HttpRequest request = shape.apply(request(path, until)).build();
      return answer(client.sendAsync(request, body()), until, deadline);
    } finally {
      places.release();
    }
  }

  private HttpRequest.Builder request(String path, Deadline until) {
    return HttpRequest.newBuilder(URI.create(settings.base() + path))
        .header("traceparent", RequestContext.current().trace().traceparent())
        .header("Paopao-Timeout-Ms", String.valueOf(Math.max(1, until.remaining().toMillis())));
  }

  private HttpResponse.BodyHandler<byte[]> body() {
    return BodyHandlers.limiting(BodyHandlers.ofByteArray(), settings.maxBytes());
  }

  /// The wait for the future bounds the body as well; a time-out of the request would end with the
  /// headers.
  private HttpResponse<byte[]> answer(
      CompletableFuture<HttpResponse<byte[]>> call, Deadline until, Deadline deadline)
      throws InterruptedException {
    try {
      Duration left = until.remaining();
      HttpResponse<byte[]> answer = call.get(left.toNanos(), TimeUnit.NANOSECONDS);
      statistics.answered(answer.connectionLabel().orElse(""));
      return answer;
    } catch (TimeoutException e) {
      throw failed("timeout", deadline, e);
    } catch (ExecutionException e) {
      throw failed("failure", deadline, e);
    } finally {
      call.cancel(true);
    }
  }

  private Problem failed(String reason, Deadline deadline, Exception cause) {
    statistics.failed(reason);
    LOG.log(Level.FINE, name + " " + reason, cause);
    Problem problem = deadline.hasPassed() ? Problem.deadlineExceeded() : Problem.unavailable(name);
    problem.addSuppressed(cause);
    return problem;
  }

  CallStatistics statistics() {
    return statistics;
  }

  /// How many calls go on.
  int inFlight() {
    return settings.concurrency() - places.availablePermits();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
