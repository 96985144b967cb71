package io.paopao.platform.transfer;

import io.paopao.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What has come of the body of a request. It takes memory that is counted until it is closed. Not
/// thread-safe, but [#close] is.
public final class Body implements AutoCloseable {

  private static final String ATTRIBUTE = Body.class.getName();

  /// Of requests that have none.
  static final Body NONE = new Body(null, 0);

  private final @Nullable Arrivals arrivals;
  private final int most;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
  private final AtomicLong taken = new AtomicLong();

  Body(@Nullable Arrivals arrivals, int most) {
    this.arrivals = arrivals;
    this.most = most;
  }

  /// @throws Problem 413 when the body is too long, 503 when the server has no memory for it
  void add(byte[] buffer, int length) {
    if (bytes.size() + length > most) {
      throw Problem.of(413, "tooLarge", most);
    }
    if (arrivals != null) {
      arrivals.take(length);
      taken.addAndGet(length);
    }
    bytes.write(buffer, 0, length);
  }

  /// The body of a request, as far as it was read before it was dispatched to where it goes: the
  /// request's own stream has nothing more to give.
  ///
  /// @return null for a request that has none
  public static @Nullable Body of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Body body ? body : null;
  }

  /// Closes the body of a request that is answered, if it has one.
  public static void forget(HttpServletRequest request) {
    Body body = of(request);
    if (body != null) {
      body.close();
    }
  }

  void joins(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  public int size() {
    return bytes.size();
  }

  /// From its first byte on.
  public InputStream stream() {
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  /// Gives the memory back; once is enough.
  @Override
  public void close() {
    if (arrivals != null) {
      arrivals.giveBack(taken.getAndSet(0));
    }
  }
}
