package io.paopao.platform.rest;

import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Refuses bodies over the configured size with 413, whether or not they announce it, those that
/// come so slowly that the request's time passes with 504, and those that break off, or are framed
/// or packed in a way that cannot be read, with 400. Methods that take an [Upload] have a size of
/// their own.
@Provider
public class BodyLimit implements ContainerRequestFilter {

  @Inject
  @ConfigProperty(name = "paopao.http.max-body-bytes")
  private int maxBytes;

  @Inject
  @ConfigProperty(name = "paopao.http.max-upload-bytes")
  private int maxUploadBytes;

  @Context private ResourceInfo resource;
  @Context private HttpServletRequest servletRequest;

  public BodyLimit() {}

  @Override
  public void filter(ContainerRequestContext request) {
    if (!request.hasEntity()) {
      return;
    }
    int most = isUpload(resource.getResourceMethod()) ? maxUploadBytes : maxBytes;
    if (servletRequest.getContentLengthLong() > most) {
      throw Problem.of(413, "tooLarge", most);
    }
    request.setEntityStream(new Limited(request.getEntityStream(), most));
  }

  private static boolean isUpload(@Nullable Method method) {
    return method != null && method.isAnnotationPresent(Upload.class);
  }

  static final class Limited extends FilterInputStream {
    private final int max;
    private int left;

    Limited(InputStream in, int max) {
      super(in);
      this.max = max;
      this.left = max;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      int n = received(buffer, offset, length);
      if (n > 0) {
        consume(n);
      }
      return n;
    }

    private int received(byte[] buffer, int offset, int length) {
      try {
        return in.read(buffer, offset, length);
      } catch (
          @SuppressWarnings("unused")
          IOException brokenOff) {
        throw Problem.badRequest("badRequest");
      }
    }

    private void consume(int n) {
      Deadline.current().check();
      left -= n;
      if (left < 0) {
        throw Problem.of(413, "tooLarge", max);
      }
    }
  }
}
