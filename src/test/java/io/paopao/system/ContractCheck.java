package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.contract.OpenApi;
import io.paopao.contract.Operation;
import java.net.URI;
import java.util.Optional;

/// Holds every answer that a system test gets to the contract of the API.
final class ContractCheck {

  private ContractCheck() {}

  static void check(Answer answer) {
    URI uri = answer.response().uri();
    String method = answer.response().request().method();
    Optional<Operation> operation = OpenApi.contract().find(method, uri.getRawPath());
    if (operation.isPresent()) {
      assertThat(operation.get().faults(answer.forContract()))
          .as("%s %s: %s %s", method, uri, answer.status(), answer.body())
          .isEmpty();
    } else if (uri.getRawPath().startsWith("/api/")) {
      // also for a token that is not valid, which is looked at first
      assertThat(answer.status()).as("%s %s is not documented", method, uri).isIn(401, 404, 405);
    }
  }
}
