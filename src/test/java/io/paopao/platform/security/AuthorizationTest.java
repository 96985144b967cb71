package io.paopao.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.Role;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
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

  private static int status(Authorization.Rule rule, String caller) {
    try {
      rule.check(
          caller.equals("anonymous")
              ? Caller.ANONYMOUS
              : new Caller(1, caller, Role.of(caller), 1));
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

    void forgotten() {}
  }
}
