package io.paopao.users;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;

/// Accounts of people who wrote elsewhere.
@ApplicationScoped
public class ImportedAuthors {

  public Map<String, Long> importAuthors(Collection<String> handles) {
    return Map.of();
  }
}
