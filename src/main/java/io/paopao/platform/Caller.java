package io.paopao.platform;

/// Who a request acts for. An anonymous caller has id 0 and may only read what is public.
///
/// @param session of a personal token: its own id
/// @param access what the token is good for
public record Caller(long id, String handle, Role role, long session, Access access) {

  public static final Caller ANONYMOUS = new Caller(0, "", Role.USER, 0);

  /// A caller who has signed in and whose address is confirmed.
  public Caller(long id, String handle, Role role, long session) {
    this(id, handle, role, session, Access.FULL);
  }

  public boolean isAnonymous() {
    return id == 0;
  }

  public boolean is(long account) {
    return id == account && id != 0;
  }

  public boolean isModerator() {
    return !isAnonymous() && role.includes(Role.MODERATOR);
  }

  public boolean isAdmin() {
    return !isAnonymous() && role.includes(Role.ADMIN);
  }
}
