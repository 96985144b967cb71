package io.paopao.orders.payments;

import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// What a provider of the simple protocol tells by itself.
@ApplicationScoped
class SimpleNotices {

  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
  private static final int ID_LENGTH = 80;

  private final String secret;

  @Inject
  SimpleNotices(@ConfigProperty(name = "paopao.payments.secret") Optional<String> secret) {
    this.secret = secret.orElse("");
  }

  /// For the client proxy only.
  protected SimpleNotices() {
    this(Optional.empty());
  }

  /// @param signature the `Payment-Signature` header
  /// @param body `{id, reference, status}`
  /// @throws Problem 401 `payment.signature`, 400 for a body of another form
  PaymentProvider.Notice read(@Nullable String signature, String body) {
    if (signature == null || !PaymentSignature.isValid(secret, signature, body, Instant.now())) {
      throw Problem.unauthorized("payment.signature");
    }
    try (JsonReader reader = READERS.createReader(new StringReader(body))) {
      JsonObject notice = reader.readObject();
      String id = notice.getString("id", "");
      Optional<Outcome> outcome = Outcome.of(notice.getString("status", ""));
      if (id.isEmpty() || id.length() > ID_LENGTH || outcome.isEmpty()) {
        throw Problem.badRequest("json.malformed");
      }
      long order = Ids.parse(notice.getString("reference", ""));
      return new PaymentProvider.Notice(id, order, outcome.get());
    }
  }
}
