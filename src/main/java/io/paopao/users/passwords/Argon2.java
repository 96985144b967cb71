package io.paopao.users.passwords;

import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id in the PHC string form, `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
///
/// The blocks of memory that a hash has filled are wiped and kept for the next: as garbage, 19 MiB
/// for each sign-in, they would make the collector stop everybody else for long. When nobody signs
/// in and memory is short they are given back.
final class Argon2 {

  /// What a hash costs.
  record Cost(int memoryKib, int iterations, int lanes) {}

  static final Cost COST = new Cost(19_456, 2, 1);

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /// Blocks of 1 KiB for one hash and what it works with; who hashes beside it makes its own.
  private static final int BLOCKS = COST.memoryKib() + 16;

  private static volatile SoftReference<BlockPool> blocks = new SoftReference<>(null);

  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");

  private Argon2() {}

  static String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return encoded(COST, salt, raw(password, salt, COST, HASH_BYTES));
  }

  static boolean matches(String password, String phc) {
    Matcher parts = parsed(phc);
    byte[] expected = Base64.getDecoder().decode(parts.group(5));
    byte[] actual =
        raw(password, Base64.getDecoder().decode(parts.group(4)), cost(parts), expected.length);
    return MessageDigest.isEqual(expected, actual);
  }

  /// Whether the hash was made at another cost than new ones are.
  static boolean isOutdated(String phc) {
    return !cost(parsed(phc)).equals(COST);
  }

  static byte[] raw(String password, byte[] salt, Cost cost, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.iterations())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .withBlockPool(blocks())
            .build());
    byte[] hash = new byte[length];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }

  /// Two at once may each make a pool, of which one is kept.
  private static BlockPool blocks() {
    BlockPool pool = blocks.get();
    if (pool == null) {
      pool = new FixedBlockPool(BLOCKS);
      blocks = new SoftReference<>(pool);
    }
    return pool;
  }

  private static String encoded(Cost cost, byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            cost.memoryKib(),
            cost.iterations(),
            cost.lanes(),
            base64.encodeToString(salt),
            base64.encodeToString(hash));
  }

  private static Matcher parsed(String phc) {
    Matcher parts = PHC.matcher(phc);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not an Argon2id hash");
    }
    return parts;
  }

  private static Cost cost(Matcher parts) {
    return new Cost(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)));
  }
}
