package io.paopao.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentsTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
  private static final Pattern COMMANDS = Pattern.compile("(?m)^((?:mvn|bench/)[^#\n]*?) +#");
  private static final Pattern HEADING = Pattern.compile("(?m)^(#+) ");
  private static final Pattern PROOF = Pattern.compile("`([A-Z]\\w*[a-z](?:IT|Test))`");
  private static final Pattern KEY = Pattern.compile("name = \"(paopao\\.[^\"]+)\"");
  private static final Pattern NAMED = Pattern.compile("\"(paopao\\.[a-z0-9.-]+)\"");
  private static final Pattern VARIABLE = Pattern.compile("\"(PAOPAO_[A-Z0-9_]+[A-Z0-9])\"");

  @Test
  void everyRelativeLinkLeadsSomewhere() {
    for (Path document : documents()) {
      assertThat(links(document))
          .as(document.toString())
          .allSatisfy(link -> assertThat(Path.of("").resolve(link)).exists());
    }
  }

  @Test
  void everyDecisionHasItsFourParts() {
    assertThat(files("docs/adr", ".md"))
        .isNotEmpty()
        .allSatisfy(adr ->
            assertThat(read(adr))
                .contains("\nStatus: ", "\n## Context\n", "\n## Decision\n")
                .contains("\n## Consequences\n"));
  }

  @Test
  void bothLanguagesHaveTheSameTexts() {
    assertThat(keys("src/main/resources/problems_zh_CN.properties"))
        .isEqualTo(keys("src/main/resources/problems_en.properties"));
    assertThat(keys("src/main/resources/pages/messages_zh_CN.properties"))
        .isEqualTo(keys("src/main/resources/pages/messages_en.properties"));
  }

  /// The Chinese README says what the English one says: it has as many chapters, the same commands
  /// and leads to the same places.
  @Test
  void bothReadmesHaveTheSameParts() {
    String english = read(Path.of("README.md"));
    String chinese = read(Path.of("README.zh-CN.md"));
    for (Pattern part : List.of(COMMANDS, LINK, HEADING)) {
      assertThat(parts(part, chinese)).isEqualTo(parts(part, english));
    }
  }

  /// The first group of each match, in an order of its own: languages have theirs.
  private static List<String> parts(Pattern part, String text) {
    return part.matcher(text)
        .results()
        .map(match -> match.group(1))
        .filter(found -> !found.startsWith("README"))
        .sorted()
        .toList();
  }

  @Test
  void everySettingHasADefaultAndEveryDefaultASetting() {
    Set<String> used = new TreeSet<>();
    Set<String> named = new TreeSet<>();
    for (Path source : files("src/main/java", ".java")) {
      KEY.matcher(read(source)).results().map(match -> match.group(1)).forEach(used::add);
      NAMED.matcher(read(source)).results().map(match -> match.group(1)).forEach(named::add);
    }
    List<String> groups = named.stream().filter(name -> name.endsWith(".")).toList();

    assertThat(keys("src/main/resources/META-INF/microprofile-config.properties"))
        .containsAll(used)
        .filteredOn(key -> key.startsWith("paopao."))
        .allMatch(key -> named.contains(key) || groups.stream().anyMatch(key::startsWith));
  }

  /// Somebody else's database gives the forum what it needs when its account has what is written.
  @Test
  void everySchemaIsGrantedWhereTheAccountIsMade() {
    String script = read(Path.of("docker/mysql/forum-account.sh"));
    String manual = read(Path.of("docs/operations.md"));
    for (Path migration : files("db", ".sql")) {
      String schema = String.valueOf(migration.getName(1));
      assertThat(script).contains("GRANT ALL ON " + schema + ".*");
      assertThat(manual.substring(manual.indexOf("The database account needs")))
          .contains("`" + schema + "`");
    }
  }

  @Test
  void everyVariableOfTheLauncherIsInTheManual() {
    String manual = read(Path.of("docs/operations.md"));
    for (String reader : List.of("StackConfig", "Ports", "ExternalServices")) {
      String source = read(Path.of("src/test/java/io/paopao/stack", reader + ".java"));
      assertThat(VARIABLE.matcher(source).results().map(match -> match.group(1)))
          .as(reader)
          .isNotEmpty()
          .filteredOn(variable -> !manual.contains(variable))
          .isEmpty();
    }
  }

  @Test
  void everyTestThatADocumentNamesAsProofExists() {
    Set<String> tests = new TreeSet<>();
    for (Path test : files("src/test/java", ".java")) {
      tests.add(test.getFileName().toString().replace(".java", ""));
    }
    for (String document : List.of("docs/security.md", "docs/operations.md")) {
      assertThat(PROOF.matcher(read(Path.of(document))).results().map(match -> match.group(1)))
          .as(document)
          .isNotEmpty()
          .allSatisfy(proof -> assertThat(tests).contains(proof));
    }
  }

  private static List<Path> documents() {
    return Stream.concat(
            Stream.of("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "SECURITY.md")
                .map(Path::of),
            files("docs", ".md").stream())
        .toList();
  }

  private static List<Path> links(Path document) {
    Path folder = document.toAbsolutePath().resolveSibling("");
    return LINK.matcher(read(document))
        .results()
        .map((MatchResult match) -> folder.resolve(match.group(1)).normalize())
        .toList();
  }

  private static Set<String> keys(String file) {
    Set<String> keys = new TreeSet<>();
    read(Path.of(file))
        .lines()
        .filter(line -> !line.startsWith("#") && line.contains("="))
        .forEach(line -> keys.add(line.substring(0, line.indexOf('='))));
    return keys;
  }

  private static List<Path> files(String folder, String ending) {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
