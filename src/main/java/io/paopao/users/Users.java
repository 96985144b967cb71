package io.paopao.users;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;

/// Who people are.
@ApplicationScoped
public class Users {

  public Map<Long, User> byId(Collection<Long> ids) {
    return Map.of();
  }

  public Map<String, Long> idsOf(Collection<String> handles) {
    return Map.of();
  }
}
