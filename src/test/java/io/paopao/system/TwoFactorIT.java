package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.sql.TestDatabase;
import io.paopao.users.otp.Totp;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

class TwoFactorIT {

  private final Api member = Api.member();
  private final Api anonymous = Api.anonymous();

  /// An app of the member, and what it was told at its confirmation.
  private record App(Totp totp, Instant confirmedAt, List<String> recoveryCodes) {

    /// A code that is good now and that confirming has not used up.
    String next() {
      return totp.code(confirmedAt.plusSeconds(30));
    }
  }

  @Test
  void nobodyIsAskedBeforeTheFirstCode() {
    String secret = member.post("me/totp", json()).expect(200).string("secret");

    signIn().expect(201);
    member.post("me/totp/confirm", json("code", "000 00")).expectProblem(403, "totp.invalid");
    member.post("me/totp/confirm", json()).expectProblem(403, "totp.invalid");
    JsonObject status = member.get("me/totp").expect(200).json();
    assertThat(status.getBoolean("enabled")).isFalse();
    assertThat(member.post("me/totp", json()).expect(200).string("secret")).isNotEqualTo(secret);
    Api.member().post("me/totp/confirm", json("code", "1")).expectProblem(409, "totp.notBegun");
    anonymous.post("me/totp", json()).expectProblem(401, "unauthorized");
  }

  @Test
  void signingInTakesACodeThatIsGoodOnce() {
    App app = enrolled();

    signIn().expectProblem(401, "session.totpRequired");
    signIn("totp", "").expectProblem(401, "session.totpRequired");
    signIn("totp", "no code").expectProblem(401, "session.totpInvalid");
    signIn("totp", app.totp().code(app.confirmedAt())).expectProblem(401, "session.totpInvalid");
    signIn("totp", app.next()).expect(201);
    signIn("totp", app.next()).expectProblem(401, "session.totpInvalid");
    member.post("me/totp", json()).expectProblem(409, "totp.enabled");
    member.post("me/totp/confirm", json("code", app.next())).expectProblem(409, "totp.enabled");
  }

  @Test
  void aWrongPasswordTellsNothingOfTheSecondFactor() {
    App app = enrolled();

    anonymous
        .post(
            "sessions",
            json("login", member.handle(), "password", "wrong words 1", "totp", app.next()))
        .expectProblem(401, "session.credentials");
  }

  @Test
  void aRecoveryCodeSignsInOnceHoweverManyTryIt() throws Exception {
    App app = enrolled();
    String code = app.recoveryCodes().getFirst();
    Callable<Integer> twin = () -> signIn("totp", code).status();

    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Integer> outcomes =
          threads.invokeAll(List.of(twin, twin, twin, twin)).stream()
              .map(Future::resultNow)
              .toList();
      assertThat(outcomes).containsExactlyInAnyOrder(201, 401, 401, 401);
    }
    assertThat(member.get("me/totp").expect(200).json().getInt("recoveryCodesLeft")).isEqualTo(9);
  }

  @Test
  void guessingCodesIsBoundedAndLocksNoOwnerOut() {
    App app = enrolled();
    for (int i = 0; i < 10; i++) {
      member.post("me/totp/confirm", json("code", "1")).expectProblem(409, "totp.enabled");
    }

    signIn("totp", app.next()).expectProblem(429, "rateLimited");
    signIn("totp", app.recoveryCodes().getFirst()).expect(201);
  }

  @Test
  void turningItOffTakesThePasswordAndACode() {
    App app = enrolled();

    member
        .post("me/totp/disable", json("password", "wrong words 1", "code", app.next()))
        .expectProblem(403, "password.wrong");
    member
        .post("me/totp/disable", json("password", Api.PASSWORD))
        .expectProblem(403, "totp.invalid");
    member.post("me/totp/disable", json("password", Api.PASSWORD, "code", app.next())).expect(204);

    signIn().expect(201);
    member
        .post("me/totp/disable", json("password", Api.PASSWORD, "code", "1"))
        .expectProblem(409, "totp.notEnabled");
  }

  @Test
  void newRecoveryCodesMakeTheOldOnesVoid() {
    App app = enrolled();
    String first = app.recoveryCodes().getFirst();

    JsonObject renewed =
        member
            .post("me/totp/recovery-codes", json("password", Api.PASSWORD, "code", first))
            .expect(200)
            .json();

    signIn("totp", app.recoveryCodes().getLast()).expectProblem(401, "session.totpInvalid");
    signIn("totp", renewed.getJsonArray("recoveryCodes").getString(3)).expect(201);
  }

  @Test
  void theSecretIsSealedAndTheCodesAreHashed() {
    App app = enrolled();
    long account = Long.parseLong(member.id());

    String stored =
        new TestDatabase()
            .database()
            .read(handle ->
                handle
                    .createQuery("SELECT secret FROM users.totp WHERE account = :id")
                    .bind("id", account)
                    .mapTo(String.class)
                    .one());

    assertThat(stored).startsWith("aes-gcm:").doesNotContain(app.totp().secret());
  }

  @Test
  void anOldSessionMustGiveThePassword() {
    long account = Long.parseLong(member.id());
    new TestDatabase()
        .database()
        .write(tx ->
            tx.handle()
                .execute(
                    "UPDATE users.session SET created_at = created_at - INTERVAL 1 HOUR"
                        + " WHERE account = ?",
                    account));

    member.post("me/totp", json()).expectProblem(403, "password.required");
    member.post("me/totp", json("password", "not it")).expectProblem(403, "password.wrong");
    member.post("me/totp", json("password", Api.PASSWORD)).expect(200);
  }

  @Test
  void thePageTurnsItOnAndSignsInWithoutScripts() {
    try (Browser browser = Browser.withoutScripts().logIn(member)) {
      browser.go("/settings/security").type("#t-password", Api.PASSWORD);
      browser.click("form[action='/settings/security/totp'] button");
      browser.waitForPath("/settings/security/totp");
      String secret = browser.see(".secret").getText().replace(" ", "");
      browser.see(".qr path");
      browser.type("#code", new Totp(secret).code(Instant.now()));
      browser.click("main form button.primary").see(".codes");
      List<String> codes =
          browser.driver().findElements(By.cssSelector(".codes code")).stream()
              .map(e -> e.getText())
              .toList();

      browser.click(".top .menu summary").click(".top [action='/logout'] button");
      browser.see(".top a[href^='/login']");
      browser.go("/login").type("#login", member.handle()).type("#password", Api.PASSWORD);
      browser.click("main form button.primary").type("#code", "not a code");
      browser.click("main form button.primary").see(".field-error");
      browser.type("#code", codes.getFirst()).click("main form button.primary");
      browser.waitForPath("/");
      browser.see("[data-bell]");

      browser.go("/settings/security").seeText(".devices", "Chrome");
      browser.click("form[action$='end-others'] button").see(".devices");
      Eventually.within(
          Duration.ofSeconds(30), () -> assertThat(browser.count(".devices li")).isOne());
      member.get("me").expectProblem(401, "token.invalid");
    }
  }

  @Test
  void aPasswordThatIsChangedMeanwhileLetsNobodyIn() {
    App app = enrolled();
    try (Browser browser = Browser.withoutScripts()) {
      browser.go("/login").type("#login", member.handle()).type("#password", Api.PASSWORD);
      browser.click("main form button.primary").see("#code");
      member
          .post("me/password", json("currentPassword", Api.PASSWORD, "newPassword", "纸上得来终觉浅!"))
          .expect(204);
      browser.type("#code", app.recoveryCodes().getFirst()).click("main form button.primary");

      browser.see("#login");
    }
  }

  private App enrolled() {
    Totp totp = new Totp(member.post("me/totp", json()).expect(200).string("secret"));
    Instant now = Instant.now();
    JsonObject answer =
        member.post("me/totp/confirm", json("code", totp.code(now))).expect(200).json();
    return new App(
        totp,
        now,
        answer.getJsonArray("recoveryCodes").getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .toList());
  }

  private Answer signIn(String... more) {
    return anonymous.post(
        "sessions",
        more.length == 0
            ? json("login", member.handle(), "password", Api.PASSWORD)
            : json("login", member.handle(), "password", Api.PASSWORD, more[0], more[1]));
  }
}
