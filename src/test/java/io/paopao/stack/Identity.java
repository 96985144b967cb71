package io.paopao.stack;

import io.paopao.identity.IdentityProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The simulated provider of OpenID Connect of development and tests, a JVM of its own.
public final class Identity extends Part {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Identity(int port, Home home) {
    super("identity", port, home);
  }

  public String issuer() {
    return "http://127.0.0.1:" + port();
  }

  /// What the forum shows it.
  String secret() {
    return home().secrets().get("identity");
  }

  @Override
  List<String> command() {
    return JavaCommand.of(
        JavaCommand.SMALL, IdentityProvider.class, List.of(String.valueOf(port())));
  }

  @Override
  Map<String, String> environment() {
    return Map.of("PAOPAO_OIDC_CLIENT_SECRET", secret());
  }

  @Override
  boolean answers() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(issuer() + "/jwks"))
            .timeout(Duration.ofSeconds(2))
            .build();
    return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
  }
}
