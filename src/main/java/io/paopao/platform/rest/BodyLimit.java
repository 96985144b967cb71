package io.paopao.platform.rest;

import io.paopao.platform.Problem;
import io.paopao.platform.transfer.Body;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Gives resources the body that was received for them, and refuses one over the configured size
/// with 413. Methods that take an [Upload] have a size of their own.
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
    Body body = Body.of(servletRequest);
    if (body == null) {
      return;
    }
    int most = isUpload(resource.getResourceMethod()) ? maxUploadBytes : maxBytes;
    if (body.size() > most) {
      throw Problem.of(413, "tooLarge", most);
    }
    request.setEntityStream(body.stream());
  }

  private static boolean isUpload(@Nullable Method method) {
    return method != null && method.isAnnotationPresent(Upload.class);
  }
}
