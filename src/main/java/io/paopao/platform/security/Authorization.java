package io.paopao.platform.security;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Role;
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
  record Rule(boolean everybody, Set<Role> roles) {

    static Rule of(Method method) {
      RolesAllowed allowed = method.getAnnotation(RolesAllowed.class);
      Set<Role> roles =
          allowed == null
              ? Set.of()
              : Arrays.stream(allowed.value())
                  .map(Role::of)
                  .collect(Collectors.toUnmodifiableSet());
      return new Rule(allowed == null && method.isAnnotationPresent(PermitAll.class), roles);
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
      rules.computeIfAbsent(method, Rule::of).check(RequestContext.current().caller());
    }
  }
}
