package io.paopao.system;

import static io.paopao.system.Api.json;

import io.paopao.platform.sql.TestDatabase;
import io.paopao.stack.Stack;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The callers of the table of authorization, by the names of its columns.
final class Callers {

  static final Set<String> OUTSIDE = Set.of("anonymous", "banned", "deleted");

  private static final Set<String> STAFF = Set.of("moderator", "admin");
  private static final Duration SOON = Duration.ofSeconds(30);

  private final Map<String, Caller> callers = new LinkedHashMap<>();

  /// One caller.
  ///
  /// @param cookie of a page session; "" for none
  record Caller(Api api, String cookie) {}

  Callers() {
    callers.put("anonymous", new Caller(Api.anonymous(), ""));
    for (String name : new String[] {"unverified", "user", "author", "banned", "deleted"}) {
      Api member = Api.member();
      callers.put(
          name, new Caller(name.equals("user") ? verified(member) : member, signIn(member, name)));
    }
    callers.put("moderator", new Caller(Api.moderator(), signIn(Api.moderator(), "moderator")));
    callers.put("admin", new Caller(Api.admin(), signIn(Api.admin(), "admin")));
    putOut();
  }

  Caller of(String name) {
    return Objects.requireNonNull(callers.get(name), name);
  }

  Api api(String name) {
    return of(name).api();
  }

  /// Those with an account in good standing.
  List<String> members() {
    return callers.keySet().stream().filter(name -> !OUTSIDE.contains(name)).toList();
  }

  static String password(String name) {
    return STAFF.contains(name) ? Stack.running().devPassword() : Api.PASSWORD;
  }

  private static Api verified(Api member) {
    String token = new Inbox(member.handle() + "@example.org").await("请验证").token();
    Api.anonymous().post("email-verifications", json("token", token)).expect(204);
    return Api.signedIn(member.handle(), Api.PASSWORD);
  }

  private static String signIn(Api member, String name) {
    HttpResponse<String> answer =
        Plain.send(
            "POST",
            Plain.open("/login"),
            BodyPublishers.ofString(
                "csrf=guest&login=%s&password=%s"
                    .formatted(
                        member.handle(),
                        URLEncoder.encode(password(name), StandardCharsets.UTF_8))),
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Sec-Fetch-Site",
            "same-origin");
    String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return set.substring(0, set.indexOf(';'));
  }

  private void putOut() {
    Api.moderator()
        .put("moderation/users/" + api("banned").handle() + "/ban", json("reason", "A test."))
        .expect(204);
    closeAccount(Long.parseLong(api("deleted").id()));
    for (String name : new String[] {"banned", "deleted"}) {
      Eventually.within(SOON, () -> api(name).get("me").expectProblem(401, "token.invalid"));
    }
  }

  /// What deleting an account would do, if there were a way to.
  private static void closeAccount(long id) {
    new TestDatabase()
        .database()
        .write(tx -> {
          tx.handle().execute("UPDATE users.account SET status = 'deleted' WHERE id = ?", id);
          return tx.handle()
              .execute(
                  "UPDATE users.session SET revoked_at = utc_timestamp(6) WHERE account = ?", id);
        });
  }
}
