package io.paopao.stack;

import io.paopao.provider.PaymentProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The payment provider of development and tests, a JVM of its own.
public final class Payments extends Part {

  private final int forumPort;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Payments(int port, int forumPort, Home home) {
    super("payments", port, home);
    this.forumPort = forumPort;
  }

  public URI baseUri() {
    return URI.create("http://127.0.0.1:" + port() + "/");
  }

  /// What the forum signs and checks with.
  public String secret() {
    return home().secrets().get("payments");
  }

  @Override
  List<String> command() throws IOException {
    Files.createDirectories(home().data(name()));
    return JavaCommand.of(
        JavaCommand.SMALL,
        PaymentProvider.class,
        List.of(
            String.valueOf(port()),
            home().data(name()).resolve("book").toString(),
            "http://127.0.0.1:" + forumPort + "/api/v1/payments/notices"));
  }

  @Override
  Map<String, String> environment() {
    return Map.of("PAOPAO_PAYMENTS_SECRET", secret());
  }

  @Override
  boolean answers() throws IOException, InterruptedException {
    return client.send(request("totals").build(), BodyHandlers.discarding()).statusCode() == 200;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(baseUri().resolve(path)).timeout(Duration.ofSeconds(2));
  }
}
