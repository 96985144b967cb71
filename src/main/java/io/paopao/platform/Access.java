package io.paopao.platform;

import java.util.Set;

/// What the token of a caller is good for, whatever the account may do.
///
/// @param verified whether the account's e-mail address is confirmed
/// @param personal whether it is a token that the owner has made for a program
public record Access(boolean verified, boolean personal, Set<Scope> scopes) {

  /// Of a caller who has signed in with everything that was asked for.
  public static final Access FULL = new Access(true, false, Set.of(Scope.values()));

  /// Of one whose address is not confirmed.
  public static final Access UNVERIFIED = new Access(false, false, Set.of(Scope.values()));

  /// Of a personal token.
  public static Access personal(boolean verified, Set<Scope> scopes) {
    return new Access(verified, true, Set.copyOf(scopes));
  }

  public boolean may(Scope scope) {
    return scopes.contains(scope);
  }
}
