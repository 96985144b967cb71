package io.paopao.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.pages.Assets.Asset;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class AssetsTest {

  private static final Path SOURCE = Path.of("src/main/resources/assets");
  private static final Pattern IMPORT =
      Pattern.compile("from '\\./([\\w/.-]+)'|import '\\./([\\w/.-]+)'");
  private static final Pattern TEXT_KEY = Pattern.compile("(?m)^ {2}(\\w+):");
  private static final Pattern TEXT_USE = Pattern.compile("\\btext\\.(?!js\\b)(\\w+)");
  private static final int CSS_BUDGET = 20 * 1024;
  private static final int JS_BUDGET = 40 * 1024;

  private final Assets assets = Assets.load();

  @Test
  void listsEveryFile() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCE)) {
      assertThat(files.filter(Files::isRegularFile).map(f -> SOURCE.relativize(f).toString()))
          .containsExactlyInAnyOrderElementsOf(Assets.NAMES);
    }
  }

  @Test
  void putsTheFingerprintIntoTheAddress() {
    String url = assets.url("css/app.css");
    assertThat(url).matches("/assets/[0-9a-f]{12}/css/app\\.css").contains(assets.fingerprint());
    assertThat(assets.immutable(assets.fingerprint())).isTrue();
    assertThat(assets.immutable("000000000000")).isFalse();
  }

  @Test
  void refusesToLinkWhatDoesNotExist() {
    assertThatThrownBy(() -> assets.url("css/none.css")).hasMessageContaining("css/none.css");
    assertThat(assets.find("../secrets")).isEmpty();
  }

  @Test
  void keepsACompressedFormOfTheSameBytes() throws IOException {
    Asset asset = assets.find("css/app.css").orElseThrow();
    assertThat(asset.mediaType()).isEqualTo("text/css;charset=utf-8");
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(asset.gzip()))) {
      assertThat(zip.readAllBytes()).isEqualTo(asset.body());
    }
  }

  @Test
  void staysWithinItsBudget() {
    assertThat(compressed("css/")).isLessThan(CSS_BUDGET);
    assertThat(compressed("js/")).isLessThan(JS_BUDGET);
  }

  @Test
  void importsOnlyModulesThatExist() {
    for (String name : modules()) {
      IMPORT
          .matcher(source(name))
          .results()
          .map(m -> "js/" + (m.group(1) == null ? m.group(2) : m.group(1)))
          .forEach(imported -> assertThat(Assets.NAMES).as(name).contains(imported));
    }
  }

  @Test
  void saysTheSameInBothLanguages() {
    Set<String> english = keys("js/text/en.js", TEXT_KEY);
    Set<String> used = new TreeSet<>();
    modules().stream()
        .filter(n -> !n.startsWith("js/text"))
        .forEach(n -> used.addAll(keys(n, TEXT_USE)));
    assertThat(keys("js/text/zh-CN.js", TEXT_KEY)).isEqualTo(english);
    assertThat(english).containsAll(used);
  }

  private static List<String> modules() {
    return Assets.NAMES.stream().filter(n -> n.endsWith(".js")).toList();
  }

  private Set<String> keys(String name, Pattern pattern) {
    return pattern
        .matcher(source(name))
        .results()
        .map(m -> m.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String source(String name) {
    return new String(assets.find(name).orElseThrow().body(), StandardCharsets.UTF_8);
  }

  private int compressed(String folder) {
    return Assets.NAMES.stream()
        .filter(n -> n.startsWith(folder))
        .mapToInt(n -> assets.find(n).orElseThrow().gzip().length)
        .sum();
  }
}
