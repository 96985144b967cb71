package io.paopao.pages.view;

import java.time.Instant;
import java.util.List;

/// How the reader signs in, where they are signed in, and which programs act for them.
///
/// @param provider another place whose accounts may open this one; "" for none
public record SecurityPage(
    Address address,
    SecondFactor secondFactor,
    String provider,
    List<Device> devices,
    List<Token> tokens,
    Notice notice) {

  public Form form() {
    return notice.form();
  }

  /// What the last form came to.
  ///
  /// @param mailed an address that a mail was sent to; "" for none
  /// @param recoveryCodes shown once, right after they were made; else empty
  /// @param token shown once, right after it was made; else ""
  /// @param departure the way to the provider, when the reader is to go there; else ""
  public record Notice(
      Form form, String mailed, List<String> recoveryCodes, String token, String departure) {
    public static final Notice NONE = of(Form.EMPTY);

    public static Notice of(Form form) {
      return new Notice(form, "", List.of(), "", "");
    }

    public static Notice mailed(String address) {
      return new Notice(Form.EMPTY, address, List.of(), "", "");
    }

    public static Notice codes(List<String> codes) {
      return new Notice(Form.EMPTY, "", codes, "", "");
    }

    public static Notice token(String token) {
      return new Notice(Form.EMPTY, "", List.of(), token, "");
    }

    public static Notice departure(String url) {
      return new Notice(Form.EMPTY, "", List.of(), "", url);
    }
  }

  /// @param email "" when there is none
  public record Address(String email, boolean verified) {}

  public record SecondFactor(boolean enabled, int recoveryCodesLeft) {}

  /// @param name "" when it is not known
  public record Device(String id, String name, Instant lastUsedAt, boolean current) {}

  public record Token(String id, String name, List<String> scopes, Instant expiresAt) {}
}
