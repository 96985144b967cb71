package io.paopao.users.passwords;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import me.gosimple.nbvcxz.Nbvcxz;

/// Passwords that are guessed first: the list that comes with nbvcxz.
final class CommonPasswords {

  private static final String LIST = "/dictionaries/passwords.txt";

  private CommonPasswords() {}

  static boolean contains(String password) {
    return Loaded.WORDS.contains(password.toLowerCase(Locale.ROOT));
  }

  /// Read when the first password is judged.
  private static final class Loaded {
    static final Set<String> WORDS = read();

    private static Set<String> read() {
      try (InputStream list = Nbvcxz.class.getResourceAsStream(LIST)) {
        if (list == null) {
          throw new IllegalStateException("no " + LIST);
        }
        return new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))
            .lines()
            .map(line -> line.strip().toLowerCase(Locale.ROOT))
            .filter(word -> word.length() >= Passwords.MIN)
            .collect(Collectors.toUnmodifiableSet());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
