package io.paopao.users.passwords;

import io.paopao.platform.Bulkhead;
import io.paopao.platform.Validation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Judges, hashes and compares passwords, a bounded number at a time.
///
/// A password is what its characters are, not how a keyboard spelt them (NFC); nothing else is
/// folded, trimmed or cut off.
@ApplicationScoped
public class Passwords {

  public static final int MIN = 8;
  public static final int MAX = 128;

  private static final int MAX_UNITS = MAX * 8;

  /// Costs an unknown login as much as a known one. Nothing matches it.
  static final String NOBODY =
      "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
          + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  private final Bulkhead bulkhead;

  @Inject
  Passwords(
      @ConfigProperty(name = "paopao.users.password-hashes-at-once") int atOnce,
      @ConfigProperty(name = "paopao.users.password-hashes-waiting") int waiting,
      @ConfigProperty(name = "paopao.users.password-hash-wait") Duration longestWait) {
    int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    this.bulkhead = new Bulkhead("passwords", atOnce > 0 ? atOnce : half, waiting, longestWait);
  }

  protected Passwords() {
    this(1, 0, Duration.ZERO);
  }

  /// Adds an error for a password that nobody should choose.
  public void judge(Validation validation, String field, @Nullable String password) {
    if (password == null || password.isEmpty()) {
      validation.add(field, "field.required");
    } else if (password.length() > MAX_UNITS || Validation.graphemes(password) > MAX) {
      validation.add(field, "field.tooLong", MAX);
    } else if (Validation.graphemes(password) < MIN) {
      validation.add(field, "field.tooShort", MIN);
    } else if (CommonPasswords.contains(password)) {
      validation.add(field, "password.common");
    }
  }

  /// @throws io.paopao.platform.Problem 503 when too many passwords are being hashed
  public String hash(String password) {
    return bulkhead.run(() -> Argon2.hash(composed(password)));
  }

  /// Takes equally long whether or not there is a hash to compare with.
  ///
  /// @throws io.paopao.platform.Problem 503 when too many passwords are being hashed
  public boolean matches(String password, @Nullable String hash) {
    if (password.length() > MAX_UNITS) {
      return false;
    }
    String expected = hash == null ? NOBODY : hash;
    return bulkhead.run(() -> Argon2.matches(composed(password), expected)) && hash != null;
  }

  /// A new hash when the one that just matched was made at another cost.
  public Optional<String> renewed(String password, String hash) {
    return Argon2.isOutdated(hash) ? Optional.of(hash(password)) : Optional.empty();
  }

  private static String composed(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }
}
