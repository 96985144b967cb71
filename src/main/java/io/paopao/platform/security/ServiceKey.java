package io.paopao.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// What contexts show each other over HTTP to be believed: one secret of all servers of a forum.
/// Without a configured one each server makes its own, which is enough while it runs all contexts.
@ApplicationScoped
public class ServiceKey {

  /// The header that carries it.
  public static final String HEADER = "Paopao-Service-Key";

  private static final int BYTES = 32;

  private final String key;

  @Inject
  ServiceKey(@ConfigProperty(name = "paopao.security.service-key") Optional<String> configured) {
    this.key = configured.filter(text -> !text.isBlank()).orElseGet(ServiceKey::random);
  }

  protected ServiceKey() {
    this(Optional.empty());
  }

  public String value() {
    return key;
  }

  public boolean matches(@Nullable String shown) {
    return shown != null
        && MessageDigest.isEqual(
            key.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
