package io.paopao.users;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.limits.RateLimits;
import io.paopao.platform.sql.Database;
import io.paopao.users.mail.MailKind;
import io.paopao.users.otp.RecoveryCode;
import io.paopao.users.otp.Totp;
import io.paopao.users.store.Account;
import io.paopao.users.store.SecondFactorStore;
import io.paopao.users.tokens.KeySeal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The second factor of an account: an authenticator app, and recovery codes for when it is lost.
/// Each code is good once.
@ApplicationScoped
public class TwoFactor {

  @Inject private Database database;
  @Inject private Reauthentication reauthentication;
  @Inject private RateLimits limits;
  @Inject private KeySeal seal;
  @Inject private AccountNotices notices;

  @Inject
  @ConfigProperty(name = "paopao.users.totp-issuer")
  private String issuer;

  /// @param enabledAt null while it is off
  public record Status(boolean enabled, @Nullable Instant enabledAt, int recoveryCodesLeft) {}

  /// What the app must be told.
  ///
  /// @param secret Base32, to be typed
  /// @param uri `otpauth:`, to be shown as a QR code
  public record Enrolment(String secret, String uri) {}

  public Status status(long account) {
    return database.readPrimary(handle -> {
      Instant at =
          SecondFactorStore.find(handle, account)
              .map(SecondFactorStore.Row::confirmedAt)
              .orElse(null);
      int left = at == null ? 0 : SecondFactorStore.recoveryCodesLeft(handle, account);
      return new Status(at != null, at, left);
    });
  }

  /// Makes a secret. Nothing is asked of anybody until its first code confirms it.
  ///
  /// @param password null when the owner has just signed in
  /// @throws Problem 403 `password.wrong`, `password.required`; 409 `totp.enabled`
  public Enrolment begin(Caller caller, @Nullable String password) {
    Account account = reauthentication.recent(caller, password);
    Totp totp = Totp.create();
    String stored = seal.seal(name(caller.id()), totp.secret());
    if (!database.write(tx -> SecondFactorStore.begin(tx.handle(), caller.id(), stored))) {
      throw Problem.conflict("totp.enabled");
    }
    return new Enrolment(totp.secret(), totp.uri(issuer, account.handle()));
  }

  /// The enrolment that waits for its first code.
  ///
  /// @throws Problem 409 `totp.notBegun`, `totp.enabled`
  public Enrolment pending(Caller caller) {
    Totp totp = totp(begun(caller.id()));
    return new Enrolment(totp.secret(), totp.uri(issuer, caller.handle()));
  }

  /// From now on signing in takes a code.
  ///
  /// @return the recovery codes, which nobody can see again
  /// @throws Problem 403 `totp.invalid`; 409 `totp.notBegun`, `totp.enabled`
  public List<String> confirm(Caller caller, @Nullable String code) {
    limits.secondFactor(caller.id());
    SecondFactorStore.Row row = begun(caller.id());
    OptionalLong step = totp(row).step(code == null ? "" : code, Instant.now());
    if (step.isEmpty()) {
      throw Problem.forbidden("totp.invalid");
    }
    List<RecoveryCode> codes = RecoveryCode.fresh();
    database.write(tx -> {
      if (!SecondFactorStore.confirm(tx.handle(), caller.id(), step.getAsLong())) {
        throw Problem.conflict("totp.enabled");
      }
      put(tx.handle(), caller.id(), codes);
      notices.tell(tx, MailKind.TOTP_ON, caller.id());
      return codes;
    });
    limits.secondFactorPassed(caller.id());
    return codes.stream().map(RecoveryCode::text).toList();
  }

  /// New recovery codes; the earlier ones are void.
  ///
  /// @throws Problem 403 `password.wrong`, `totp.invalid`; 409 `totp.notEnabled`
  public List<String> renew(Caller caller, Proof proof) {
    prove(caller, proof);
    List<RecoveryCode> codes = RecoveryCode.fresh();
    database.write(tx -> {
      put(tx.handle(), caller.id(), codes);
      return codes;
    });
    return codes.stream().map(RecoveryCode::text).toList();
  }

  /// @throws Problem 403 `password.wrong`, `totp.invalid`; 409 `totp.notEnabled`
  public void disable(Caller caller, Proof proof) {
    prove(caller, proof);
    database.write(tx -> {
      SecondFactorStore.remove(tx.handle(), caller.id());
      notices.tell(tx, MailKind.TOTP_OFF, caller.id());
      return caller.id();
    });
  }

  /// @param code of the app, or a recovery code
  public record Proof(@Nullable String password, @Nullable String code) {}

  public boolean isOn(long account) {
    return database
        .readPrimary(handle -> SecondFactorStore.find(handle, account))
        .filter(row -> row.confirmedAt() != null)
        .isPresent();
  }

  /// Lets everybody in who has no second factor, and who shows a code of it that is good now.
  ///
  /// @throws Problem 401 `session.totpRequired` without a code, `session.totpInvalid` for any
  ///   other; 429 after many wrong codes of apps, while recovery codes go on working
  public void check(long account, @Nullable String code) {
    if (!isOn(account)) {
      return;
    }
    if (code == null || code.isBlank()) {
      throw Problem.unauthorized("session.totpRequired");
    }
    if (!isGood(account, code)) {
      throw Problem.unauthorized("session.totpInvalid");
    }
  }

  private void prove(Caller caller, Proof proof) {
    reauthentication.byPassword(caller, proof.password());
    if (!isOn(caller.id())) {
      throw Problem.conflict("totp.notEnabled");
    }
    if (proof.code() == null || !isGood(caller.id(), proof.code())) {
      throw Problem.forbidden("totp.invalid");
    }
  }

  /// Uses the code up. Guessing is bounded for codes of apps only: the owner, whom somebody else's
  /// guesses must not lock out, always has the others.
  private boolean isGood(long account, String code) {
    if (!Totp.isCode(code)) {
      String hash = new RecoveryCode(code.substring(0, Math.min(code.length(), 64))).hash();
      return database.write(tx -> SecondFactorStore.useRecoveryCode(tx.handle(), account, hash));
    }
    limits.secondFactor(account);
    boolean good =
        database.write(tx ->
            SecondFactorStore.find(tx.handle(), account)
                .map(row -> totp(row).step(code, Instant.now()))
                .filter(OptionalLong::isPresent)
                .map(step -> SecondFactorStore.use(tx.handle(), account, step.getAsLong()))
                .orElse(false));
    if (good) {
      limits.secondFactorPassed(account);
    }
    return good;
  }

  private SecondFactorStore.Row begun(long account) {
    SecondFactorStore.Row row =
        database
            .readPrimary(handle -> SecondFactorStore.find(handle, account))
            .orElseThrow(() -> Problem.conflict("totp.notBegun"));
    if (row.confirmedAt() != null) {
      throw Problem.conflict("totp.enabled");
    }
    return row;
  }

  private static void put(Handle handle, long account, List<RecoveryCode> codes) {
    SecondFactorStore.putRecoveryCodes(
        handle, account, codes.stream().map(RecoveryCode::hash).toList());
  }

  private Totp totp(SecondFactorStore.Row row) {
    return new Totp(seal.open(name(row.account()), row.secret()));
  }

  private static String name(long account) {
    return "totp:" + account;
  }
}
