package io.paopao.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Which contexts this server runs, for entry points that the server itself finds.
@ApplicationScoped
public class EnabledContexts {

  private final String names;

  @Inject
  EnabledContexts(@ConfigProperty(name = "paopao.contexts") String names) {
    this.names = names;
  }

  protected EnabledContexts() {
    this("");
  }

  public boolean isOn(String context) {
    return names.strip().equals("all")
        || Arrays.stream(names.split(",", -1))
            .anyMatch(name -> name.strip().equalsIgnoreCase(context));
  }

  /// @throws Problem 404 when the context is off
  public void require(String context) {
    if (!isOn(context)) {
      throw Problem.notFound();
    }
  }
}
