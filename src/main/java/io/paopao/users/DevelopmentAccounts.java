package io.paopao.users;

import io.paopao.platform.Role;
import io.paopao.platform.tasks.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The accounts `user`, `moderator` and `admin` of development mode.
@ApplicationScoped
class DevelopmentAccounts implements StartupTask {

  @Inject private Accounts accounts;

  @Inject
  @ConfigProperty(name = "paopao.dev.mode")
  private boolean developmentMode;

  @Inject
  @ConfigProperty(name = "paopao.dev.password")
  private Optional<String> password;

  @Override
  public String context() {
    return "users";
  }

  @Override
  public void start() {
    if (developmentMode) {
      password.filter(p -> !p.isEmpty()).ifPresent(this::make);
    }
  }

  private void make(String shared) {
    for (Role role : Role.values()) {
      accounts.ensure(role, shared);
    }
  }
}
