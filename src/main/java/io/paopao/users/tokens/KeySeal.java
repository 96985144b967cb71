package io.paopao.users.tokens;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Encrypts what the forum must read again and nobody else may, like private keys, for the database
/// (AES-256-GCM, bound to a name). Without a secret it leaves it as it is.
@ApplicationScoped
public class KeySeal {

  private static final String PREFIX = "aes-gcm:";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String secret;

  @Inject
  KeySeal(@ConfigProperty(name = "paopao.users.signing-key-secret") Optional<String> secret) {
    this(secret.orElse(""));
  }

  protected KeySeal() {
    this("");
  }

  /// @param secret at least 128 bits of chance, in any spelling; empty for none
  KeySeal(String secret) {
    this.secret = secret;
  }

  public String seal(String name, String text) {
    if (secret.isEmpty()) {
      return text;
    }
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] box = crypt(Cipher.ENCRYPT_MODE, name, nonce, text.getBytes(StandardCharsets.UTF_8));
    byte[] sealed = Arrays.copyOf(nonce, nonce.length + box.length);
    System.arraycopy(box, 0, sealed, nonce.length, box.length);
    return PREFIX + Base64.getEncoder().encodeToString(sealed);
  }

  /// @throws IllegalStateException when it was sealed with another secret
  public String open(String name, String stored) {
    if (!stored.startsWith(PREFIX)) {
      return stored;
    }
    byte[] sealed = Base64.getDecoder().decode(stored.substring(PREFIX.length()));
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    byte[] box = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
    return new String(crypt(Cipher.DECRYPT_MODE, name, nonce, box), StandardCharsets.UTF_8);
  }

  private byte[] crypt(int mode, String name, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          name + " does not open with paopao.users.signing-key-secret", e);
    }
  }

  private SecretKey key() throws GeneralSecurityException {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    return new SecretKeySpec(hash, "AES");
  }
}
