package io.paopao.users.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/// A mail as it is read: plain text, in one language.
record Letter(String recipient, String subject, String text) {

  private static final Map<String, Properties> TEXTS =
      Map.of("zh", load("zh_CN"), "en", load("en"));

  /// @param language `zh` or `en`
  /// @param arguments the handle, then what else the kind names: a link, how long it holds
  static Letter of(MailKind kind, String language, String recipient, Object... arguments) {
    return new Letter(
        recipient,
        text(language, kind.code() + ".subject"),
        text(language, "hello", arguments)
            + "\n\n"
            + text(language, kind.code() + ".text", arguments)
            + "\n\n"
            + text(language, "bye")
            + "\n");
  }

  private static String text(String language, String key, Object... arguments) {
    Properties texts = Objects.requireNonNull(TEXTS.getOrDefault(language, TEXTS.get("zh")));
    String pattern = Objects.requireNonNull(texts.getProperty(key), key);
    return new MessageFormat(pattern, Locale.ROOT).format(arguments);
  }

  private static Properties load(String language) {
    String name = "/mails_" + language + ".properties";
    try (InputStream in = Objects.requireNonNull(Letter.class.getResourceAsStream(name), name)) {
      Properties texts = new Properties();
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
