package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.contract.OpenApi;
import io.paopao.contract.Operation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Nothing is served that the table of authorization does not speak of, and it speaks of nothing
/// else.
class AuthorizationTableIT {

  private final AuthorizationTable table = AuthorizationTable.read();
  private final Set<String> named =
      table.of("").stream().map(AuthorizationTable.Row::entry).collect(Collectors.toSet());

  @Test
  void everyOperationOfTheContractHasARow() {
    requireRows(OpenApi.contract().operations().stream().map(Operation::id).toList());
  }

  @Test
  void everyRowSpeaksOfSomethingThatIsServed() {
    Set<String> served =
        OpenApi.contract().operations().stream().map(Operation::id).collect(Collectors.toSet());

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
}
