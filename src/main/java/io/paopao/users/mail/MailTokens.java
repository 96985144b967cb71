package io.paopao.users.mail;

import io.paopao.platform.Sha256;
import io.paopao.users.store.MailTokenStore;
import io.paopao.users.store.MailTokenStore.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What the links in mails stand for.
@ApplicationScoped
public class MailTokens {

  private static final int BYTES = 32;
  private static final int LENGTH = 43;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final MailLife life;

  @Inject
  MailTokens(MailLife life) {
    this.life = life;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected MailTokens() {
    this(null);
  }

  /// A new token, 256 bits of chance in base64url.
  String issue(Handle handle, MailKind kind, long account, String email) {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    MailTokenStore.insert(
        handle,
        new Row(hash(token), account, kind.code(), email, Instant.now().plus(life.of(kind))));
    return token;
  }

  /// Whom a token that holds now was sent to.
  public Optional<Row> find(Handle handle, MailKind kind, @Nullable String token) {
    return token == null || token.length() != LENGTH
        ? Optional.empty()
        : MailTokenStore.find(handle, hash(token), kind.code());
  }

  /// Uses the token up, and all others of its kind that the account has.
  ///
  /// @return false when somebody was faster
  public boolean use(Handle handle, Row row) {
    return MailTokenStore.use(handle, row);
  }

  private static String hash(String token) {
    return HexFormat.of().formatHex(Sha256.of(token));
  }
}
