package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.sql.TestDatabase;
import io.paopao.stack.Stack;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MailIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Api member = Api.member();
  private final Api anonymous = Api.anonymous();
  private final String email = member.handle() + "@example.org";
  private final Inbox inbox = new Inbox(email);

  @Test
  void aNewMemberConfirmsTheirAddressOnce() {
    assertThat(member.get("me").json().getBoolean("emailVerified")).isFalse();
    Inbox.Mail mail = inbox.await("请验证");

    assertThat(mail.text()).contains(member.handle());
    assertThat(mail.link().getPath()).isEqualTo("/verify-email");
    anonymous.post("email-verifications", json("token", mail.token())).expect(204);
    Replication.awaitReplica();

    assertThat(member.get("me").json().getBoolean("emailVerified")).isTrue();
    anonymous
        .post("email-verifications", json("token", mail.token()))
        .expectProblem(403, "mailToken.invalid");
    anonymous.post("email-verifications", json()).expectProblem(403, "mailToken.invalid");
  }

  @Test
  void developmentAccountsAreConfirmed() {
    assertThat(Api.admin().get("me").json().getBoolean("emailVerified")).isTrue();
  }

  @Test
  void whoHasNotConfirmedWritesLess() {
    Answer before = member.post("me/email/verification", json()).expect(202);
    assertThat(before.header("RateLimit-Policy")).contains("write-unverified");

    anonymous.post("email-verifications", json("token", inbox.await("请验证").token())).expect(204);

    Answer after = Api.signedIn(member.handle(), Api.PASSWORD).delete("sessions/current");
    assertThat(after.header("RateLimit-Policy")).contains("write-account");
  }

  @Test
  void aNewAddressTakesThePasswordAndItsOwnConfirmation() {
    String next = "new-" + email;

    member
        .post("me/email", json("email", next, "password", "not it at all"))
        .expectProblem(403, "password.wrong");
    member
        .post("me/email", json("email", "nobody", "password", Api.PASSWORD))
        .expectProblem(422, "invalid");
    member
        .post("me/email", json("email", next, "password", Api.PASSWORD), "Accept-Language", "en")
        .expect(202);

    assertThat(member.get("me").string("email")).isEqualTo(email);
    Inbox.Mail mail = new Inbox(next).await("Is this your address?");
    anonymous.post("email-verifications", json("token", mail.token())).expect(204);
    Replication.awaitReplica();
    assertThat(member.get("me").string("email")).isEqualTo(next);
    inbox.await("邮箱已更换");
  }

  @Test
  void anAddressOfSomebodyElseIsNotTaken() {
    Inbox taken = new Inbox(Api.member().handle() + "@example.org");
    member.post("me/email", json("email", taken.address(), "password", Api.PASSWORD)).expect(202);

    Inbox.Mail mail =
        Eventually.value(
            SOON,
            () ->
                taken.mails().stream()
                    .filter(sent -> sent.text().contains(member.handle()))
                    .findFirst()
                    .orElseThrow());
    anonymous
        .post("email-verifications", json("token", mail.token()))
        .expectProblem(409, "user.emailTaken");
  }

  @Test
  void aForgottenPasswordIsReplacedAndEndsAllSessions() {
    anonymous.post("password-resets", json("email", email.toUpperCase(Locale.ROOT))).expect(202);
    Inbox.Mail mail = inbox.await("设置新密码");

    JsonObject weak = json("token", mail.token(), "newPassword", "12345678");
    anonymous.post("password-resets/confirm", weak).expectProblem(422, "invalid");
    JsonObject reset = json("token", mail.token(), "newPassword", "纸上得来终觉浅!");
    anonymous.post("password-resets/confirm", reset).expect(204);

    member.get("me").expectProblem(401, "token.invalid");
    anonymous
        .post("sessions", json("login", member.handle(), "password", Api.PASSWORD))
        .expectProblem(401, "session.credentials");
    Api again = Api.signedIn(member.handle(), "纸上得来终觉浅!");
    assertThat(again.get("me").json().getBoolean("emailVerified")).isTrue();
    anonymous.post("password-resets/confirm", reset).expectProblem(403, "mailToken.invalid");
    inbox.await("密码已修改");
  }

  @Test
  void nothingTellsWhetherAnAddressIsAnybodys() {
    String unknown = "nobody-" + email;

    Answer known = anonymous.post("password-resets", json("email", email)).expect(202);
    Answer other = anonymous.post("password-resets", json("email", unknown)).expect(202);

    assertThat(other.body()).isEqualTo(known.body()).isEmpty();
    assertThat(other.response().headers().map().keySet())
        .isEqualTo(known.response().headers().map().keySet());
    inbox.await("设置新密码");
    queueIsEmpty(unknown);
    assertThat(new Inbox(unknown).mails()).isEmpty();
    anonymous.post("password-resets", json("email", "x")).expectProblem(422, "invalid");
    anonymous
        .post("password-resets/confirm", json("token", "x".repeat(43), "newPassword", "x"))
        .expectProblem(403, "mailToken.invalid");
  }

  @Test
  void mailsAreAskedForAFewTimesOnly() {
    for (int i = 0; i < 5; i++) {
      anonymous.post("password-resets", json("email", "often-" + email)).expect(202);
    }

    anonymous
        .post("password-resets", json("email", "often-" + email))
        .expectProblem(429, "rateLimited");
  }

  @Test
  void aMailWaitsForTheMailServer() {
    Stack.running().mail().kill();
    Api newcomer;
    try {
      newcomer = Api.member();
    } finally {
      Stack.running().mail().start();
    }

    new Inbox(newcomer.handle() + "@example.org").await("请验证");
  }

  @Test
  void noTokenStandsInTheDatabase() {
    String token = inbox.await("请验证").token();

    String all =
        new TestDatabase()
            .database()
            .read(handle ->
                handle
                    .createQuery("SELECT HEX(token_hash) FROM users.mail_token WHERE account = :id")
                    .bind("id", Long.parseLong(member.id()))
                    .mapTo(String.class)
                    .one());

    assertThat(all).hasSize(64);
    assertThat(Base64.getUrlDecoder().decode(token)).hasSize(32);
  }

  @Test
  void thePagesDoItWithoutScripts() {
    try (Browser browser = Browser.withoutScripts()) {
      browser.go("/login").click("a[href='/forgot-password']").type("#email", email);
      browser.click("main form button.primary").see("main .gate h1");
      browser.go(path(inbox.await("Choose a new password")));
      browser.waitForPath("/reset-password");
      assertThat(browser.driver().getCurrentUrl()).doesNotContain("token");
      browser.type("#newPassword", "纸上得来终觉浅!").click("main form button.primary");
      browser.waitForPath("/login");

      browser.type("#login", email).type("#password", "纸上得来终觉浅!");
      browser.click("main form button.primary").see("[data-bell]");
      browser.go("/settings/security").type("#s-email", "page-" + email);
      browser.type("#e-password", "纸上得来终觉浅!");
      browser.click("form[action='/settings/security/email'] button").see("[role=status]");
      Inbox.Mail mail = new Inbox("page-" + email).await("Is this your address?");
      browser.go(path(mail)).click("main form button.primary").waitForPath("/");
      browser.go("/settings/security").seeText("main", "page-" + email);
    }
  }

  private static String path(Inbox.Mail mail) {
    return mail.link().getRawPath() + "?" + mail.link().getRawQuery();
  }

  private static void queueIsEmpty(String recipient) {
    Eventually.within(SOON, () -> assertThat(waiting(recipient)).isZero());
  }

  private static int waiting(String recipient) {
    return new TestDatabase()
        .database()
        .readPrimary(handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM users.mail WHERE recipient = :to")
                .bind("to", recipient)
                .mapTo(Integer.class)
                .one());
  }
}
