package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.sql.TestDatabase;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ApiTokensIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Api member = Api.member();

  @Test
  void aTokenReadsAndWritesWithinItsScopes() {
    Api reader = with(member, "read");
    Api writer = with(member, "read", "write");
    Api mute = with(member, "write");

    assertThat(reader.get("me").expect(200).string("handle")).isEqualTo(member.handle());
    reader.get("boards").expect(200);
    reader
        .post("threads", json("board", "general", "title", "By a program", "body", "no"))
        .expectProblem(403, "token.scope");
    writer
        .post("threads", json("board", "general", "title", "By a program", "body", "yes"))
        .expect(201);
    mute.get("boards").expectProblem(403, "token.scope");
    mute.send("POST", "/graphql", BodyPublishers.ofString("{}"))
        .expectProblem(401, "token.invalid");
  }

  @Test
  void aTokenThatOnlyReadsIsNotSeenWriting() {
    JsonObject channel =
        json("channel", "thread:" + member.thread("Quiet", "please").getString("id"));
    try (Watcher reads = Watcher.connected(with(member, "read"));
        Watcher writes = Watcher.connected(with(member, "read", "write"))) {
      reads.result("subscribe", channel);
      writes.result("subscribe", channel);

      assertThat(reads.errorCode("typing", channel)).isEqualTo(103);
      assertThat(writes.result("typing", channel)).isEmpty();
    }
  }

  @Test
  void aTokenModeratesOnlyWhenItIsMadeForIt() {
    Api moderator = Api.moderator();
    String path = "moderation/users/" + member.handle() + "/actions";

    with(moderator, "read", "write").get(path).expectProblem(403, "forbidden");
    with(moderator, "read", "moderate").get(path).expect(200);
    with(member, "read", "write", "moderate").get(path).expectProblem(403, "forbidden");
  }

  @Test
  void noTokenOpensAWayIntoTheAccount() {
    Api all = with(member, "read", "write", "moderate");

    all.get("sessions").expectProblem(403, "token.personal");
    all.get("me/tokens").expectProblem(403, "token.personal");
    all.post("me/tokens", request("more", "read")).expectProblem(403, "token.personal");
    all.post("me/totp", json()).expectProblem(403, "token.personal");
    all.post("me/password", json("currentPassword", Api.PASSWORD, "newPassword", "纸上得来终觉浅!"))
        .expectProblem(403, "token.personal");
    all.post("me/email", json("email", "a@example.org", "password", Api.PASSWORD))
        .expectProblem(403, "token.personal");
  }

  @Test
  void aRevokedTokenIsVoidAtOnce() {
    JsonObject made = made(member, "read");
    Api program = member.withToken(made.getString("token"));
    program.get("me").expect(200);
    String path = "me/tokens/" + made.getString("id");

    Api.member().delete(path).expectProblem(404, "notFound");
    member.delete(path).expect(204);

    program.get("me").expectProblem(401, "token.invalid");
    member.delete(path).expectProblem(404, "notFound");
    assertThat(member.get("me/tokens").expect(200).json().getJsonArray("items")).isEmpty();
  }

  @Test
  void tokensAreListedWithTheirLastUse() {
    JsonObject made = made(member, "read", "write");
    member.withToken(made.getString("token")).get("me").expect(200);

    Eventually.within(
        SOON,
        () -> {
          JsonObject listed =
              member.get("me/tokens").expect(200).json().getJsonArray("items").getJsonObject(0);
          assertThat(listed.getString("id")).isEqualTo(made.getString("id"));
          assertThat(listed.isNull("lastUsedAt")).isFalse();
          assertThat(listed.toString()).doesNotContain("ppt_");
        });
  }

  @Test
  void aForgedTokenIsNobodys() {
    String token = made(member, "read").getString("token");
    char other = token.charAt(40) == 'A' ? 'B' : 'A';

    for (String forged :
        new String[] {
          token.substring(0, 40) + other + token.substring(41), token + "A", "ppt_", "ppt_x"
        }) {
      Api.anonymous().withToken(forged).get("boards").expectProblem(401, "token.invalid");
    }
  }

  @Test
  void aTokenEndsInTime() {
    JsonObject short_ =
        Json.createObjectBuilder(request("short", "read"))
            .add("expiresAt", Instant.now().plusSeconds(3600).toString())
            .build();
    JsonObject made = member.post("me/tokens", short_).expect(201).json();
    long id = Long.parseLong(made.getString("id"));
    new TestDatabase()
        .database()
        .write(tx ->
            tx.handle()
                .execute(
                    "UPDATE users.api_token SET expires_at = utc_timestamp(6) WHERE id = ?", id));
    Replication.awaitReplica();

    Api.anonymous()
        .withToken(made.getString("token"))
        .get("me")
        .expectProblem(401, "token.invalid");
  }

  @Test
  void whatCannotBeIsRefused() {
    JsonObject late =
        Json.createObjectBuilder(request("x", "read"))
            .add("expiresAt", "2999-01-01T00:00:00Z")
            .build();
    JsonObject past =
        Json.createObjectBuilder(request("x", "read"))
            .add("expiresAt", "2020-01-01T00:00:00Z")
            .build();

    member.post("me/tokens", late).expectProblem(422, "invalid");
    member.post("me/tokens", past).expectProblem(422, "invalid");
    member.post("me/tokens", request("x")).expectProblem(422, "invalid");
    member.post("me/tokens", request("x", "everything")).expectProblem(422, "invalid");
    member.post("me/tokens", request("x", "read", "read")).expectProblem(422, "invalid");
    member.post("me/tokens", request("", "read")).expectProblem(422, "invalid");
    Api.anonymous().post("me/tokens", request("x", "read")).expectProblem(401, "unauthorized");
  }

  @Test
  void aBanEndsTokensToo() {
    Api program = with(member, "read");
    program.get("me").expect(200);

    Api.moderator()
        .put("moderation/users/" + member.handle() + "/ban", json("reason", "spam"))
        .expect(204);

    program.get("me").expectProblem(401, "token.invalid");
  }

  @Test
  void eachTokenHasALimitOfItsOwn() {
    Answer answer = with(member, "read").get("me").expect(200);

    assertThat(answer.header("RateLimit-Policy")).contains("\"read-session\"");
  }

  @Test
  void newSigningKeysSignNobodyOut() {
    Api admin = Api.admin();
    admin.get("me").expect(200);

    String kid =
        admin
            .send("POST", "ops/signing-keys/rotate", BodyPublishers.noBody())
            .expect(200)
            .string("kid");

    admin.get("me").expect(200);
    member.get("me").expect(200);
    Api later = Api.signedIn(member.handle(), Api.PASSWORD);
    later.get("me").expect(200);
    assertThat(header(later.token())).contains(kid);
    JsonObject keys = Api.anonymous().get("/.well-known/jwks.json").expect(200).json();
    assertThat(keys.getJsonArray("keys").getValuesAs(JsonObject.class))
        .hasSizeGreaterThan(1)
        .extracting(key -> key.getString("kid"))
        .contains(kid);
    member
        .send("POST", "ops/signing-keys/rotate", BodyPublishers.noBody())
        .expectProblem(403, "forbidden");
  }

  @Test
  void thePageMakesAndRevokesOneWithoutScripts() {
    try (Browser browser = Browser.withoutScripts().logIn(member)) {
      browser.go("/settings/security").type("#k-name", "from the page");
      browser.type("#k-password", Api.PASSWORD);
      browser.click("form[action='/settings/security/tokens'] button");
      Api program = member.withToken(browser.see(".token").getText());
      program.get("me").expect(200);

      browser.go("/settings/security").click("form[action$='/revoke'] button");
      Eventually.within(SOON, () -> program.get("me").expectProblem(401, "token.invalid"));
    }
  }

  private static String header(String jwt) {
    return new String(
        Base64.getUrlDecoder().decode(jwt.substring(0, jwt.indexOf('.'))), StandardCharsets.UTF_8);
  }

  private static Api with(Api owner, String... scopes) {
    return owner.withToken(made(owner, scopes).getString("token"));
  }

  private static JsonObject made(Api owner, String... scopes) {
    return owner.post("me/tokens", request("a program", scopes)).expect(201).json();
  }

  private static JsonObject request(String name, String... scopes) {
    JsonArrayBuilder codes = Json.createArrayBuilder();
    for (String scope : scopes) {
      codes.add(scope);
    }
    return Json.createObjectBuilder().add("name", name).add("scopes", codes).build();
  }
}
