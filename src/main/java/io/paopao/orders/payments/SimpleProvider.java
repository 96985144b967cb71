package io.paopao.orders.payments;

import io.paopao.platform.Problem;
import io.paopao.platform.domain.Money;
import io.paopao.platform.http.RemoteAnswer;
import io.paopao.platform.http.RemoteClient;
import io.paopao.platform.http.RemoteClients;
import io.paopao.platform.http.RemoteRequest;
import io.paopao.platform.http.RemoteSettings;
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
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.jspecify.annotations.Nullable;

/// A provider of the forum's own simple protocol, like the one that development and tests run.
/// While most calls fail, none is made for a moment.
@ApplicationScoped
public class SimpleProvider implements PaymentProvider {

  // the static methods of Json look for their provider each time, which takes longer than the work
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int NOT_FOUND = 404;

  private final @Nullable RemoteClient client;

  @Inject private SimpleNotices notices;

  @Inject
  SimpleProvider(
      @ConfigProperty(name = "paopao.payments.url") Optional<String> url,
      @ConfigProperty(name = "paopao.payments.timeout") Duration timeout,
      @ConfigProperty(name = "paopao.payments.concurrency") int concurrency,
      RemoteClients clients) {
    this.client =
        url.filter(text -> !text.isBlank())
            .map(URI::create)
            .map(RemoteSettings::of)
            .map(remote -> remote.withTimeout(timeout).withConcurrency(concurrency))
            .map(remote -> clients.client("payments", remote))
            .orElse(null);
  }

  protected SimpleProvider() {
    this.client = null;
  }

  @Override
  public String name() {
    return "simple";
  }

  @Override
  public boolean isConfigured() {
    return client != null;
  }

  @Override
  @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.6, delay = 1_000)
  @Bulkhead(32)
  public Outcome request(long order, Money total) {
    JsonObject wish =
        JSON.createObjectBuilder()
            .add("reference", String.valueOf(order))
            .add("amount", total.amount())
            .add("currency", total.currency())
            .build();
    return outcome(post("payments", wish.toString()));
  }

  @Override
  @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.6, delay = 1_000)
  @Bulkhead(32)
  public Optional<Outcome> query(long order) {
    RemoteAnswer answer = send(RemoteRequest.get("payments/" + order));
    return answer.status() == NOT_FOUND ? Optional.empty() : Optional.of(outcome(answer));
  }

  @Override
  @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.6, delay = 1_000)
  @Bulkhead(32)
  public Outcome cancel(long order) {
    return outcome(post("payments/" + order + "/cancel", "{}"));
  }

  @Override
  @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.6, delay = 1_000)
  @Bulkhead(32)
  public Outcome refund(long order) {
    return outcome(post("payments/" + order + "/refund", "{}"));
  }

  @Override
  public String status(long order) {
    if (client == null) {
      return none(order);
    }
    RemoteAnswer answer = send(RemoteRequest.get("status?id=" + order));
    return answer.status() == NOT_FOUND ? none(order) : object(answer).toString();
  }

  private static String none(long order) {
    return JSON.createObjectBuilder()
        .add("id", String.valueOf(order))
        .add("status", "NONE")
        .build()
        .toString();
  }

  @Override
  public Notice notice(Function<String, @Nullable String> headers, String body) {
    return notices.read(headers.apply("Payment-Signature"), body);
  }

  private RemoteAnswer post(String path, String body) {
    return send(RemoteRequest.post(path, body));
  }

  private RemoteAnswer send(RemoteRequest request) {
    if (client == null) {
      throw Problem.unavailable("payments");
    }
    try {
      return client.send(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown(e);
    }
  }

  private static Outcome outcome(RemoteAnswer answer) {
    String status = object(answer).getString("status", "");
    return Outcome.of(status).orElseThrow(() -> unknown(new IOException("status " + status)));
  }

  private static JsonObject object(RemoteAnswer answer) {
    if (answer.status() != OK && answer.status() != CREATED) {
      throw unknown(new IOException("status " + answer.status()));
    }
    try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(answer.body()))) {
      return reader.readObject();
    } catch (JsonException e) {
      throw unknown(e);
    }
  }

  private static Problem unknown(Exception cause) {
    Problem problem = Problem.unavailable("payments");
    problem.addSuppressed(cause);
    return problem;
  }
}
