package io.paopao.platform.rest;

import io.paopao.platform.Problem;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Refuses bodies over the configured size with 413, whether or not they announce it.
@Provider
public class BodyLimit implements ContainerRequestFilter {

  @Inject
  @ConfigProperty(name = "paopao.http.max-body-bytes")
  private int maxBytes;

  @Override
  public void filter(ContainerRequestContext request) {
    if (!request.hasEntity()) {
      return;
    }
    if (request.getLength() > maxBytes) {
      throw Problem.of(413, "tooLarge", maxBytes);
    }
    request.setEntityStream(new Limited(request.getEntityStream(), maxBytes));
  }

  private static final class Limited extends FilterInputStream {
    private final int max;
    private int left;

    Limited(InputStream in, int max) {
      super(in);
      this.max = max;
      this.left = max;
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      if (b >= 0) {
        consume(1);
      }
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = in.read(buffer, offset, length);
      if (n > 0) {
        consume(n);
      }
      return n;
    }

    private void consume(int n) {
      left -= n;
      if (left < 0) {
        throw Problem.of(413, "tooLarge", max);
      }
    }
  }
}
