package io.paopao.orders.customers;

import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.http.RemoteAnswer;
import io.paopao.platform.http.RemoteClient;
import io.paopao.platform.http.RemoteClients;
import io.paopao.platform.http.RemoteRequest;
import io.paopao.platform.http.RemoteSettings;
import io.paopao.platform.security.ServiceKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.jspecify.annotations.Nullable;

/// What orders ask the customer context. It is good to know, not needed: while the context does not
/// answer, an order is placed without it, and the ledger decides.
@ApplicationScoped
public class Customers {

  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
  private static final int OK = 200;
  private static final int AT_ONCE = 64;
  private static final Duration LONGEST = Duration.ofMillis(300);
  private static final String QUERY =
      """
      query($ref: String!, $current: Boolean) {
        customer(ref: $ref, current: $current) { points tier }
      }
      """;

  private final RemoteClient client;
  private final ServiceKey key;

  @Inject
  Customers(
      @ConfigProperty(name = "paopao.orders.customers-url") URI url,
      ServiceKey key,
      RemoteClients clients) {
    this.client =
        clients.client(
            "customers", RemoteSettings.of(url).withTimeout(LONGEST).withConcurrency(AT_ONCE));
    this.key = key;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Customers() {
    this.client = null;
    this.key = null;
  }

  /// What a customer can afford.
  ///
  /// @param points the balance
  /// @param tier `BRONZE`, `SILVER`, `GOLD` or `DIAMOND`
  public record Standing(long points, String tier) {}

  /// Empty when there is no such customer, or nothing can be known now.
  ///
  /// At most 300 ms for each of two attempts and 64 calls at once; while half of the last twenty
  /// failed, none is made for two seconds. A call that finds no place says nothing about the
  /// context: it is not made again, and counts as none that failed.
  ///
  /// @param current whether it must be what is committed now, not what a replica knows of it
  @Timeout(300)
  @Retry(maxRetries = 1, delay = 20, jitter = 10, abortOn = BulkheadException.class)
  @CircuitBreaker(
      requestVolumeThreshold = 20,
      failureRatio = 0.5,
      delay = 2_000,
      skipOn = BulkheadException.class)
  @Bulkhead(64)
  @Fallback(fallbackMethod = "unknown")
  public Optional<Standing> find(long member, boolean current) {
    JsonObject body =
        JSON.createObjectBuilder()
            .add("query", QUERY)
            .add(
                "variables",
                JSON.createObjectBuilder()
                    .add("ref", String.valueOf(member))
                    .add("current", current))
            .build();
    try {
      return standing(client.send(shaped(body.toString())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    }
  }

  Optional<Standing> unknown(long member, boolean current) {
    return Optional.empty();
  }

  private RemoteRequest shaped(String body) {
    RemoteRequest request =
        RemoteRequest.post("graphql", body).with(ServiceKey.HEADER, key.value());
    String causal = RequestContext.current().causal();
    return causal == null || causal.isEmpty() ? request : request.with("Paopao-Causal", causal);
  }

  /// A graph tells of its failures with the status 200, beside a customer that is null.
  private static Optional<Standing> standing(RemoteAnswer answer) {
    if (answer.status() != OK) {
      throw unavailable(new IOException("status " + answer.status()));
    }
    try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(answer.body()))) {
      JsonObject said = reader.readObject();
      if (said.containsKey("errors")) {
        throw unavailable(new IOException("" + said.get("errors")));
      }
      JsonObject data = said.getJsonObject("data");
      JsonObject customer =
          data == null || data.isNull("customer") ? null : data.getJsonObject("customer");
      return Optional.ofNullable(standing(customer));
    } catch (JsonException | ClassCastException e) {
      throw unavailable(e);
    }
  }

  private static @Nullable Standing standing(@Nullable JsonObject customer) {
    return customer == null
        ? null
        : new Standing(
            customer.getJsonNumber("points").longValueExact(), customer.getString("tier"));
  }

  private static Problem unavailable(Exception cause) {
    Problem problem = Problem.unavailable("customers");
    problem.addSuppressed(cause);
    return problem;
  }
}
