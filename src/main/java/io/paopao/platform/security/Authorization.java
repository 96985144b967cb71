package io.paopao.platform.security;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Role;
import io.paopao.platform.Scope;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Holds callers to the rule on the resource method: `@PermitAll` or `@RolesAllowed`. A method with
/// neither is closed to everybody.
@Provider
@Priority(Priorities.AUTHORIZATION)
public class Authorization implements ContainerRequestFilter {

  private final Map<Method, Rule> rules = new ConcurrentHashMap<>();

  @Context private ResourceInfo resource;

  public Authorization() {}

  /// Who may call a method.
  ///
  /// @param signedInOnly whether personal tokens are of no use
  record Rule(boolean everybody, Set<Role> roles, boolean signedInOnly) {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    static Rule of(Method method) {
      RolesAllowed allowed = method.getAnnotation(RolesAllowed.class);
      Set<Role> roles =
          allowed == null
              ? Set.of()
              : Arrays.stream(allowed.value())
                  .map(Role::of)
                  .collect(Collectors.toUnmodifiableSet());
      return new Rule(
          allowed == null && method.isAnnotationPresent(PermitAll.class),
          roles,
          method.isAnnotationPresent(SignedInOnly.class)
              || method.getDeclaringClass().isAnnotationPresent(SignedInOnly.class));
    }

    /// Holds a personal token to its scopes.
    ///
    /// @throws Problem 403 `token.personal`, `token.scope`
    void checkToken(Caller caller, String verb) {
      if (signedInOnly && caller.access().personal()) {
        throw Problem.forbidden("token.personal");
      }
      Scope needed = READS.contains(verb) ? Scope.READ : Scope.WRITE;
      if (!caller.access().may(needed)) {
        throw Problem.forbidden("token.scope", needed.code());
      }
    }

    /// @throws Problem 401 for an anonymous caller, 403 for one without the role
    void check(Caller caller) {
      if (everybody) {
        return;
      }
      if (caller.isAnonymous()) {
        throw Problem.unauthorized("unauthorized");
      }
      if (roles.stream().noneMatch(caller.role()::includes)) {
        throw Problem.forbidden("forbidden");
      }
    }
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Method method = resource.getResourceMethod();
    if (method != null) {
      Rule rule = rules.computeIfAbsent(method, Rule::of);
      rule.checkToken(RequestContext.current().caller(), request.getMethod());
      rule.check(RequestContext.current().caller());
    }
  }
}
