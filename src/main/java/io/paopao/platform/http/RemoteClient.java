package io.paopao.platform.http;

import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.bootstrap.HttpRequester;
import org.apache.hc.core5.http.impl.bootstrap.RequesterBootstrap;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolEntry;

/// The client of one remote server: bounded calls over connections that are used again, each on the
/// thread of its caller. Thread-safe; got from [RemoteClients].
///
/// A call carries the trace of the request and, in `Paopao-Timeout-Ms`, what is left of its time.
/// An interrupt of a virtual thread ends its call.
public final class RemoteClient implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(RemoteClient.class.getName());

  private final String name;
  private final RemoteSettings settings;
  private final CallStatistics statistics;
  private final ScheduledExecutorService timer;
  private final Semaphore places;
  private final Connections connections;
  private final HttpRequester requester = RequesterBootstrap.bootstrap().create();

  /// @param timer ends calls whose time is over
  RemoteClient(
      String name,
      RemoteSettings settings,
      CallStatistics statistics,
      ScheduledExecutorService timer) {
    this.name = name;
    this.settings = settings;
    this.statistics = statistics;
    this.timer = timer;
    this.places = new Semaphore(settings.concurrency());
    this.connections = new Connections(settings);
  }

  /// Gets a resource; like [#send].
  public RemoteAnswer get(String path) throws InterruptedException {
    return send(RemoteRequest.get(path));
  }

  /// @return the answer, whatever its status
  /// @throws Problem 503 `unavailable` when the remote does not answer in its time or as it should,
  ///   or when too many calls are going on; 504 `deadline.exceeded` when the request's time is over
  public RemoteAnswer send(RemoteRequest request) throws InterruptedException {
    Deadline deadline = Deadline.current();
    deadline.check();
    Deadline until = Deadline.after(deadline.atMost(settings.timeout()));
    if (!places.tryAcquire(until.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
      throw failed("refused", deadline, new TimeoutException("no free place"));
    }
    try {
      return answer(shaped(request, until), until);
    } catch (IOException | HttpException failure) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw failed(until.hasPassed() ? "timeout" : "failure", deadline, failure);
    } finally {
      places.release();
    }
  }

  private ClassicHttpRequest shaped(RemoteRequest wanted, Deadline until) {
    ClassicHttpRequest request =
        ClassicRequestBuilder.create(wanted.method())
            .setHttpHost(connections.host())
            .setPath(settings.base().getRawPath() + wanted.path())
            .build();
    request.setHeader("traceparent", RequestContext.current().trace().traceparent());
    request.setHeader("Paopao-Timeout-Ms", Math.max(1, until.remaining().toMillis()));
    wanted.headers().forEach(request::setHeader);
    if (wanted.json() != null) {
      request.setEntity(new StringEntity(wanted.json(), ContentType.APPLICATION_JSON));
    }
    return request;
  }

  private RemoteAnswer answer(ClassicHttpRequest request, Deadline until)
      throws IOException, HttpException, InterruptedException {
    PoolEntry<HttpHost, HttpClientConnection> place = connections.lease();
    try {
      boolean fresh = !place.hasConnection();
      if (fresh) {
        place.assignConnection(connections.open(until.remaining()));
      }
      RemoteAnswer answer = exchange(request, place.getConnection(), until);
      statistics.answered(fresh);
      return answer;
    } finally {
      connections.release(place);
    }
  }

  /// The timer bounds the body as well; a time-out of the socket would begin anew with each byte.
  private RemoteAnswer exchange(
      ClassicHttpRequest request, HttpClientConnection connection, Deadline until)
      throws IOException, HttpException {
    Future<?> end =
        timer.schedule(
            () -> connection.close(CloseMode.IMMEDIATE),
            until.remaining().toNanos(),
            TimeUnit.NANOSECONDS);
    try {
      return requester.execute(connection, request, HttpCoreContext.create(), this::read);
    } finally {
      end.cancel(false);
    }
  }

  private RemoteAnswer read(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    byte[] body = {};
    if (entity != null) {
      body = entity.getContent().readNBytes(settings.maxBytes() + 1);
    }
    if (body.length > settings.maxBytes()) {
      throw new IOException("more than " + settings.maxBytes() + " bytes");
    }
    String type =
        response.containsHeader(HttpHeaders.CONTENT_TYPE)
            ? response.getFirstHeader(HttpHeaders.CONTENT_TYPE).getValue()
            : "text/plain";
    return new RemoteAnswer(response.getCode(), type, body);
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

  /// Closes connections that nobody has used for half a minute.
  void closeIdle() {
    connections.closeIdle();
  }

  @Override
  public void close() {
    connections.close();
  }
}
