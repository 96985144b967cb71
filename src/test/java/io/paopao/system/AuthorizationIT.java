package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.contract.OpenApi;
import io.paopao.contract.Operation;
import io.paopao.system.AuthorizationTable.Row;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Asks the running forum for every cell of the table of authorization.
class AuthorizationIT {

  private static final String YES = "yes";
  private static final String NOT_ASKED = "-";
  private static final Set<Integer> UNDERSTOOD = Set.of(409, 412, 422);

  /// After these the caller's session is not what it was.
  private static final Set<String> ENDING = Set.of("signOut", "changePassword");

  private final AuthorizationTable table = AuthorizationTable.read();
  private final Callers callers = new Callers();
  private final Things things = new Things(callers.api("author"));
  private final AuthorizationViews views = new AuthorizationViews(callers, things);
  private final Map<String, Operation> operations =
      OpenApi.contract().operations().stream()
          .collect(Collectors.toMap(Operation::id, operation -> operation));

  @Test
  void theForumAnswersEveryCallerAsTheTableSays() {
    for (String name : callers.members()) {
      callers.api(name).put("me/drafts/" + things.kept("draft"), Api.json("body", "x"));
    }
    List<String> found = new ArrayList<>();
    found.addAll(ask("", this::askApi));
    found.addAll(ask("page", views::askPage));
    found.addAll(ask("push", views::askPush));
    found.addAll(ask("search", views::askSearch));
    found.addAll(ask("news", views::askNews));

    assertThat(found).containsExactlyElementsOf(table.rows().stream().map(Row::toString).toList());
  }

  /// Asks for one cell.
  private interface Asking {
    String ask(Row row, String caller);
  }

  private List<String> ask(String kind, Asking asking) {
    return table.of(kind).stream()
        .map(row ->
            AuthorizationTable.line(
                row.entry(),
                row.on(),
                row.expected().keySet().stream().map(caller -> cell(asking, row, caller)).toList()))
        .toList();
  }

  private static String cell(Asking asking, Row row, String caller) {
    return row.expected(caller).equals(NOT_ASKED) ? NOT_ASKED : asking.ask(row, caller);
  }

  private String askApi(Row row, String name) {
    Operation operation = Objects.requireNonNull(operations.get(row.entry()), row.entry());
    Api caller = callers.api(name);
    if (ENDING.contains(row.entry()) && !Callers.OUTSIDE.contains(name)) {
      caller = again(caller, name);
    }
    String path = path(operation.path(), row, name, !operation.method().equals("get"));
    String body = things.body(operation, Callers.password(name));
    Answer answer =
        caller.send(
            operation.method().toUpperCase(Locale.ROOT),
            path,
            body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
            "Content-Type",
            operation.requestType());
    return verdict(answer.status());
  }

  /// Another session of the same account.
  private static Api again(Api caller, String name) {
    return Api.signedIn(caller.handle(), Callers.password(name));
  }

  /// What is changed is fresh for each caller who may change it.
  private String path(String template, Row row, String caller, boolean changes) {
    boolean fresh = changes && row.expected(caller).equals(YES) && !row.on().isEmpty();
    String kind = row.on().isEmpty() ? usual(template) : row.on();
    String thing = kind.isEmpty() ? "" : fresh ? things.fresh(kind) : things.kept(kind);
    if (fresh) {
      Replication.awaitReplica();
    }
    String path =
        template
            .replace("{name}", template.startsWith("/tag") ? "welcome" : "like")
            .replace("{channel}", (kind.equals("mailbox") ? "user:" : "thread:") + thing)
            .replaceAll("\\{[^}]+}", thing);
    return path.equals("/api/order")
        ? path + "?id=" + thing
        : path.equals("/api/v1/search") ? path + "?q=thing" : path;
  }

  private static String usual(String template) {
    return template.contains("{") ? "board" : "";
  }

  private static String verdict(int status) {
    return status < 400 || UNDERSTOOD.contains(status) ? YES : String.valueOf(status);
  }
}
