package io.paopao.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.Access;
import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.Role;
import io.paopao.platform.Scope;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationTest {

  @ParameterizedTest
  @CsvSource({
    "open, anonymous, 200",
    "open, user, 200",
    "own, anonymous, 401",
    "own, user, 200",
    "own, moderator, 200",
    "own, admin, 200",
    "moderate, anonymous, 401",
    "moderate, user, 403",
    "moderate, moderator, 200",
    "administrate, moderator, 403",
    "administrate, admin, 200",
    "forgotten, anonymous, 401",
    "forgotten, user, 403",
    "forgotten, admin, 403",
  })
  void letsInWhomTheMethodNames(String method, String caller, int status) throws Exception {
    Authorization.Rule rule = Authorization.Rule.of(Resource.class.getDeclaredMethod(method));

    assertThat(status(rule, caller)).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "open, read, GET, 200",
    "open, read, HEAD, 200",
    "open, read, POST, 403",
    "open, write, GET, 403",
    "own, write, DELETE, 200",
    "closed, read, GET, 403",
  })
  void holdsPersonalTokensToTheirScopes(String method, String scope, String verb, int status)
      throws Exception {
    Authorization.Rule rule = Authorization.Rule.of(Resource.class.getDeclaredMethod(method));
    Access access = Access.personal(true, Set.of(Scope.of(scope)));

    assertThat(status(() -> rule.checkToken(new Caller(1, "ada", Role.USER, 1, access), verb)))
        .isEqualTo(status);
  }

  @Test
  void letsEverybodyElseKeepAllScopes() throws Exception {
    Authorization.Rule rule = Authorization.Rule.of(Resource.class.getDeclaredMethod("closed"));

    rule.checkToken(Caller.ANONYMOUS, "POST");
    rule.checkToken(new Caller(1, "ada", Role.USER, 1), "POST");
  }

  private static int status(Authorization.Rule rule, String caller) {
    return status(() ->
        rule.check(
            caller.equals("anonymous")
                ? Caller.ANONYMOUS
                : new Caller(1, caller, Role.of(caller), 1)));
  }

  private static int status(Runnable check) {
    try {
      check.run();
      return 200;
    } catch (Problem problem) {
      return problem.status();
    }
  }

  @SuppressWarnings("unused") // looked up by name
  private static final class Resource {
    @PermitAll
    void open() {}

    @RolesAllowed("user")
    void own() {}

    @RolesAllowed("moderator")
    void moderate() {}

    @RolesAllowed("admin")
    void administrate() {}

    @RolesAllowed("user")
    @SignedInOnly
    void closed() {}

    void forgotten() {}
  }
}
