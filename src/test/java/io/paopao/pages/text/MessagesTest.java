package io.paopao.pages.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

  private static final Messages ENGLISH = Messages.in(Language.ENGLISH);
  private static final Messages CHINESE = Messages.in(Language.CHINESE);
  private static final Pattern KEY = Pattern.compile("f\\.t\\((?:[^()\"]*\\? )?\"([\\w.]+)\"");
  private static final Pattern CHOSEN =
      Pattern.compile("\\? \"([a-z]+\\.[\\w.]+)\" : \"([\\w.]+)\"");

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertThat(ENGLISH.keys()).isEqualTo(CHINESE.keys());
  }

  @Test
  void everyKeyThatTemplatesUseExists() throws IOException {
    Set<String> used = usedKeys();
    assertThat(used).hasSizeGreaterThan(100);
    assertThat(used)
        .allSatisfy(key ->
            assertThat(ENGLISH.keys())
                .as(key)
                .anyMatch(k -> key.endsWith(".") ? k.startsWith(key) : k.equals(key)));
  }

  @Test
  void countsInThePluralOfTheLanguage() {
    assertThat(ENGLISH.of("thread.replies", 1)).isEqualTo("1 reply");
    assertThat(ENGLISH.of("thread.replies", 2)).isEqualTo("2 replies");
    assertThat(CHINESE.of("thread.replies", 2)).isEqualTo("2 条回复");
  }

  @Test
  void namesTheMissingKey() {
    assertThatThrownBy(() -> ENGLISH.of("no.such.key"))
        .isInstanceOf(MissingResourceException.class)
        .hasMessageContaining("no.such.key");
  }

  @Test
  void choosesChineseWhenTheTagIsNotEnglish() {
    assertThat(Language.of("en-GB")).isEqualTo(Language.ENGLISH);
    assertThat(Language.of("zh-Hant")).isEqualTo(Language.CHINESE);
    assertThat(Language.of("fr")).isEqualTo(Language.CHINESE);
  }

  private static Set<String> usedKeys() throws IOException {
    Set<String> keys = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String template = Files.readString(file);
        KEY.matcher(template).results().forEach(m -> keys.add(m.group(1)));
        Matcher chosen = CHOSEN.matcher(template);
        while (chosen.find()) {
          keys.add(chosen.group(1));
          keys.add(chosen.group(2));
        }
      }
    }
    return keys;
  }
}
