package io.paopao.platform.transfer;

import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import io.paopao.platform.limits.PlainPath;
import io.paopao.platform.limits.RateLimits;
import io.paopao.platform.tasks.Timers;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Receives the bodies of requests before anything else is done for them. A short one is nearly
/// always here together with its headers: a few threads read those at once. All others, and all
/// when those threads wait already, are read without a thread (ADR 41).
@ApplicationScoped
public class Bodies {

  private static final String RECEPTION = Reception.class.getName();
  private static final Set<String> BODILESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final int SHORT = 65_536;
  private static final int PIECE = 8_192;
  private static final int ENCODED = 8;
  private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

  @Inject private BodyLimits limits;
  @Inject private Arrivals arrivals;

  @Inject
  @ConfigProperty(name = "paopao.http.quick-bodies")
  private int quickBodies;

  @SuppressWarnings("NullAway.Init") // by open()
  private Semaphore quick;

  private final Semaphore encoded = new Semaphore(ENCODED);

  private final ScheduledExecutorService timer = Timers.named("paopao-bodies-timer");

  @PostConstruct
  void open() {
    quick = new Semaphore(quickBodies);
  }

  /// Bodies on their way are still given up in time.
  @PreDestroy
  void close() {
    timer.shutdown();
  }

  /// Takes the body of the request, which is then found by [Body#of]; to be closed when the request
  /// is answered.
  ///
  /// @return null when it is still on its way: the request is dispatched again in the end
  /// @throws Problem 400, 408 `body.slow`, 413, 503, 504
  public @Nullable Body take(HttpServletRequest request) throws IOException {
    Body known = Body.of(request);
    if (known != null) {
      return known;
    }
    Body body =
        request.getAttribute(RECEPTION) instanceof Reception reception
            ? reception.body()
            : hasBody(request) ? begin(request) : Body.NONE;
    if (body != null && body != Body.NONE) {
      body.joins(request);
    }
    return body;
  }

  /// Whether the rest of the request's body would still have to be waited for.
  public static boolean isGivenUp(HttpServletRequest request) {
    return request.getAttribute(RECEPTION) instanceof Reception reception && reception.isLate();
  }

  private @Nullable Body begin(HttpServletRequest request) throws IOException {
    int most = limits.most(request);
    long announced = request.getContentLengthLong();
    if (announced > most) {
      throw Problem.of(413, "tooLarge", most);
    }
    Body body = new Body(arrivals, most);
    if (announced >= 0 && announced <= SHORT && quick.tryAcquire()) {
      return read(request, body, limits.deadline(announced), quick);
    }
    long longest = announced < 0 ? most : announced;
    if (PlainPath.isPlain(request.getRequestURI())) {
      await(request, body, longest);
      return null;
    }
    if (!isTaken(encoded)) {
      throw Problem.unavailable("bodies");
    }
    return read(request, body, limits.deadline(longest), encoded);
  }

  private static boolean isTaken(Semaphore places) {
    try {
      return places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (
        @SuppressWarnings("unused")
        InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0
        || request.getHeader("Transfer-Encoding") != null
        || (request.getContentLengthLong() < 0
            && request.getProtocol().startsWith("HTTP/2")
            && !BODILESS.contains(request.getMethod()));
  }

  private static Body read(
      HttpServletRequest request, Body body, Deadline until, Semaphore places) {
    byte[] piece = new byte[PIECE];
    try {
      ServletInputStream in = request.getInputStream();
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        body.add(piece, n);
        Deadline.current().check();
        if (until.hasPassed()) {
          throw tooSlow();
        }
      }
      return body;
    } catch (
        @SuppressWarnings("unused")
        SocketTimeoutException silent) {
      body.close();
      throw tooSlow();
    } catch (
        @SuppressWarnings("unused")
        IOException brokenOff) {
      body.close();
      throw Problem.badRequest("badRequest");
    } catch (Problem refused) {
      body.close();
      throw refused;
    } finally {
      places.release();
    }
  }

  private void await(HttpServletRequest request, Body body, long length) throws IOException {
    Duration asked = Deadline.current().remaining();
    Duration allowed = limits.deadline(length).remaining();
    boolean impatient = asked.compareTo(allowed) < 0;
    String address = RateLimits.network();
    arrivals.enter(address);
    AsyncContext async = request.startAsync();
    async.setTimeout(0);
    ServletInputStream in = request.getInputStream();
    Reception reception =
        new Reception(
            async,
            in,
            body,
            impatient ? Problem.deadlineExceeded() : tooSlow(),
            () -> arrivals.leave(address));
    request.setAttribute(RECEPTION, reception);
    async.addListener(reception);
    in.setReadListener(reception);
    if (!timer.isShutdown()) {
      Duration longest = impatient ? asked : allowed;
      reception.timeout(
          timer.schedule(reception::giveUp, longest.toMillis(), TimeUnit.MILLISECONDS));
    }
  }

  private static Problem tooSlow() {
    return Problem.of(408, "body.slow");
  }
}
