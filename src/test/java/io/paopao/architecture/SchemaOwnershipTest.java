package io.paopao.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// SQL names only tables of its own context's schema.
class SchemaOwnershipTest {

  private static final List<String> SCHEMAS =
      List.of(
          "platform",
          "media",
          "users",
          "posts",
          "notifications",
          "points",
          "inventory",
          "orders",
          "push");
  private static final Pattern TABLE =
      Pattern.compile(
          "(?:FROM|JOIN|INTO|UPDATE|EXISTS|IGNORE)\\s+("
              + String.join("|", SCHEMAS)
              + ")\\.[a-z_]+");

  @Test
  void noStatementNamesATableOfAnotherContext() {
    for (String context : SCHEMAS) {
      assertThat(schemasNamedIn("io/paopao/" + context)).as(context).containsOnly(context);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT name FROM users.account",
        "SELECT 1 FROM points.entry e JOIN users.account a ON a.id = e.account",
        "INSERT INTO users.account VALUES (1)",
        "INSERT IGNORE users.account VALUES (1)",
        "UPDATE users.account SET points = 1",
        "DELETE FROM users.account"
      })
  void aTableOfAnotherContextIsSeen(String statement) {
    assertThat(TABLE.matcher(statement).results().map(match -> match.group(1))).contains("users");
  }

  @Test
  void nothingInTheLedgerIsEverChanged() {
    Pattern change =
        Pattern.compile("(UPDATE|REPLACE\\s+INTO|DELETE\\s+FROM)\\s+points\\.(movement|entry)\\b");
    assertThat(matches("io/paopao/points", change)).isEmpty();
  }

  @Test
  void contextsWithoutASchemaHaveNoSql() {
    assertThat(schemasNamedIn("io/paopao/search")).isEmpty();
    assertThat(schemasNamedIn("io/paopao/pages")).isEmpty();
  }

  private static List<String> schemasNamedIn(String folder) {
    return matches(folder, TABLE);
  }

  /// The first group of every match in the sources of a folder.
  private static List<String> matches(String folder, Pattern pattern) {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java").resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> pattern.matcher(read(file)).results())
          .map(match -> match.group(1))
          .distinct()
          .toList();
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
