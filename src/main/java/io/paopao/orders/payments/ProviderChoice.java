package io.paopao.orders.payments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The payment provider that `paopao.payments.adapter` names.
@ApplicationScoped
public class ProviderChoice {

  private final PaymentProvider chosen;

  @Inject
  ProviderChoice(
      @Any Instance<PaymentProvider> adapters,
      @ConfigProperty(name = "paopao.payments.adapter") String name) {
    this(adapters.stream().toList(), name);
  }

  ProviderChoice(List<PaymentProvider> adapters, String name) {
    this.chosen =
        adapters.stream()
            .filter(adapter -> adapter.name().equals(name))
            .findFirst()
            .orElseThrow(() ->
                new IllegalStateException("paopao.payments.adapter names no adapter: " + name));
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected ProviderChoice() {
    this.chosen = null;
  }

  public PaymentProvider chosen() {
    return chosen;
  }
}
