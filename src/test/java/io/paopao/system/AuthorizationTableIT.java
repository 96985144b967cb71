package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.paopao.contract.OpenApi;
import io.paopao.contract.Operation;
import io.paopao.push.domain.Channel;
import io.paopao.push.domain.Command;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Nothing is served that the table of authorization does not speak of, and it speaks of nothing
/// else.
class AuthorizationTableIT {

  private final AuthorizationTable table = AuthorizationTable.read();
  private final Set<String> named =
      table.rows().stream().map(AuthorizationTable.Row::entry).collect(Collectors.toSet());

  @Test
  void everyOperationOfTheContractHasARow() {
    requireRows(OpenApi.contract().operations().stream().map(Operation::id).toList());
  }

  @Test
  void everyPageHasARow() {
    requireRows(pages().toList());
  }

  @Test
  void everyPushCommandHasARow() {
    requireRows(
        Arrays.stream(Command.class.getPermittedSubclasses())
            .map(command -> "push " + command.getSimpleName().toLowerCase(Locale.ROOT))
            .toList());
    assertThat(
            table.of("push").stream()
                .filter(row -> row.entry().equals("push subscribe"))
                .map(row -> row.on().replace("mailbox", "user").replaceFirst(".*-", "")))
        .as("add a row `push subscribe` for the kind of channel to " + AuthorizationTable.FILE)
        .containsAll(
            Arrays.stream(Channel.Kind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList());
  }

  @Test
  void everyRowSpeaksOfSomethingThatIsServed() {
    Set<String> served =
        Stream.of(
                OpenApi.contract().operations().stream().map(Operation::id),
                pages(),
                Arrays.stream(Command.class.getPermittedSubclasses())
                    .map(command -> "push " + command.getSimpleName().toLowerCase(Locale.ROOT)))
            .flatMap(entries -> entries)
            .collect(Collectors.toSet());

    assertThat(served).containsAll(named);
  }

  @Test
  void noRowStandsTwice() {
    assertThat(table.rows().stream().map(row -> row.entry() + " on " + row.on()))
        .doesNotHaveDuplicates();
  }

  private void requireRows(List<String> entries) {
    List<String> example = table.callers().stream().map(caller -> "yes").toList();
    assertThat(entries.stream().filter(entry -> !named.contains(entry)))
        .as(
            """
            entries without a row. Add one for each, with what every caller is answered, to %s:
            %s
            %s
            Where its path has a parameter, name the kind of thing after the first bar, one row for each \
            kind (thread, deleted-thread, person, …); AuthorizationIT makes them in Things, and takes \
            bodies from the examples of openapi.yaml.
            """,
            AuthorizationTable.FILE,
            AuthorizationTable.line("entry", "on", table.callers()),
            AuthorizationTable.line(
                entries.stream().filter(e -> !named.contains(e)).findFirst().orElse(""),
                "",
                example))
        .isEmpty();
  }

  /// `page GET /t/{id}` and all the others.
  private static Stream<String> pages() {
    return new ClassFileImporter()
        .importPackages("io.paopao.pages.web").stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .map(JavaClass::reflect)
            .flatMap(type -> Arrays.stream(type.getMethods()))
            .filter(method -> verb(method) != null)
            .map(method ->
                "page "
                    + verb(method)
                    + " "
                    + (path(method.getDeclaringClass().getAnnotation(Path.class))
                            + path(method.getAnnotation(Path.class)))
                        .replaceFirst("^$", "/"));
  }

  private static String path(@Nullable Path path) {
    return path == null ? "" : path.value().replaceFirst("^/?", "/").replaceFirst("/$", "");
  }

  private static @Nullable String verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .flatMap(Stream::ofNullable)
        .map(HttpMethod::value)
        .findFirst()
        .orElse(null);
  }
}
