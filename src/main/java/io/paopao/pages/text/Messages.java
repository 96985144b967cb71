package io.paopao.pages.text;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// The page's texts in one language, with ICU plurals.
public final class Messages {

  private static final Map<Language, Messages> ALL = loadAll();

  private final Language language;
  private final Map<String, String> plain = new HashMap<>();
  private final Map<String, MessageFormat> patterns = new HashMap<>();

  private Messages(Language language, Properties source) {
    this.language = language;
    for (String key : source.stringPropertyNames()) {
      String text = source.getProperty(key);
      if (text.indexOf('{') < 0) {
        plain.put(key, text);
      } else {
        patterns.put(key, new MessageFormat(text, language.locale()));
      }
    }
  }

  public static Messages in(Language language) {
    return Objects.requireNonNull(ALL.get(language));
  }

  public Language language() {
    return language;
  }

  /// The text of a key; a key that does not exist is a programming error.
  public String of(String key, Object... arguments) {
    String text = plain.get(key);
    if (text != null) {
      return text;
    }
    MessageFormat pattern = patterns.get(key);
    if (pattern == null) {
      throw new MissingResourceException("no text " + key, Messages.class.getName(), key);
    }
    return ((MessageFormat) pattern.clone()).format(arguments);
  }

  /// Whether a text exists, for keys made from data such as a problem's code.
  public boolean knows(String key) {
    return plain.containsKey(key) || patterns.containsKey(key);
  }

  Set<String> keys() {
    Set<String> keys = new TreeSet<>(plain.keySet());
    keys.addAll(patterns.keySet());
    return keys;
  }

  private static Map<Language, Messages> loadAll() {
    Map<Language, Messages> all = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      all.put(language, new Messages(language, load(language)));
    }
    return all;
  }

  private static Properties load(Language language) {
    String name = "/pages/messages_" + language.tag().replace('-', '_') + ".properties";
    try (InputStream in = Objects.requireNonNull(Messages.class.getResourceAsStream(name), name)) {
      Properties texts = new Properties();
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
