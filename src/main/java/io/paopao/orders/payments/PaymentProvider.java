package io.paopao.orders.payments;

import io.paopao.platform.Problem;
import io.paopao.platform.domain.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/// The payment provider. Every call is bounded in time; what it has not answered may still have been
/// done, so nothing is repeated here: whoever calls asks first. While most calls fail, none is made
/// for a moment.
@ApplicationScoped
public class PaymentProvider {

  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int NOT_FOUND = 404;

  private final Optional<String> url;
  private final Duration timeout;
  private final HttpClient client;

  @Inject
  PaymentProvider(
      @ConfigProperty(name = "paopao.payments.url") Optional<String> url,
      @ConfigProperty(name = "paopao.payments.timeout") Duration timeout) {
    this.url = url.filter(text -> !text.isBlank());
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
  }

  protected PaymentProvider() {
    this(Optional.empty(), Duration.ofSeconds(1));
  }

  /// Whether there is a provider at all.
  public boolean isConfigured() {
    return url.isPresent();
  }

  /// Asks for the buyer's money; asking again for the same order gives the same payment.
  ///
  /// @throws Problem 503 when the outcome is unknown
  @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.6, delay = 1_000)
  @Bulkhead(32)
  public Outcome request(long order, Money total) {
    JsonObject wish =
        Json.createObjectBuilder()
            .add("reference", String.valueOf(order))
            .add("amount", total.amount())
            .add("currency", total.currency())
            .build();
    return outcome(post("payments", wish.toString()));
  }

  /// What has become of a payment; empty when the provider has never heard of it.
  ///
  /// @throws Problem 503 when it does not answer
  @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.6, delay = 1_000)
  @Bulkhead(32)
  public Optional<Outcome> query(long order) {
    HttpResponse<String> answer = send(builder("payments/" + order).GET());
    return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(outcome(answer));
  }

  /// Wants no money any more; what is captured stays captured.
  ///
  /// @throws Problem 503 when the outcome is unknown
  @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.6, delay = 1_000)
  @Bulkhead(32)
  public Outcome cancel(long order) {
    return outcome(post("payments/" + order + "/cancel", "{}"));
  }

  /// Gives the money back, once however often it is asked.
  ///
  /// @throws Problem 503 when the outcome is unknown
  @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.6, delay = 1_000)
  @Bulkhead(32)
  public Outcome refund(long order) {
    return outcome(post("payments/" + order + "/refund", "{}"));
  }

  private HttpResponse<String> post(String path, String body) {
    return send(
        builder(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder builder(String path) {
    URI base = URI.create(url.orElseThrow(() -> Problem.unavailable("payments")));
    return HttpRequest.newBuilder(base.resolve(path)).timeout(timeout);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw unknown(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown(e);
    }
  }

  private static Outcome outcome(HttpResponse<String> answer) {
    if (answer.statusCode() != OK && answer.statusCode() != CREATED) {
      throw unknown(new IOException("status " + answer.statusCode()));
    }
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      String status = reader.readObject().getString("status", "");
      return Outcome.of(status).orElseThrow(() -> unknown(new IOException("status " + status)));
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
