package io.paopao.provider;

import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells the merchant what has become of payments, signed.
final class Notifier {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final URI merchant;
  private final String secret;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  Notifier(URI merchant, String secret) {
    this.merchant = merchant;
    this.secret = secret;
  }

  /// Sends one notice several times. Nobody minds when it does not arrive: the merchant can ask.
  void tell(Payment payment, int times) throws InterruptedException {
    String body =
        Json.createObjectBuilder()
            .add("id", UUID.randomUUID().toString())
            .add("reference", payment.reference())
            .add("status", payment.status())
            .build()
            .toString();
    for (int i = 0; i < times; i++) {
      try {
        client.send(request(body), BodyHandlers.discarding());
      } catch (IOException e) {
        System.out.println("the merchant does not hear: " + e);
      }
    }
  }

  private HttpRequest request(String body) {
    long time = Instant.now().getEpochSecond();
    return HttpRequest.newBuilder(merchant)
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json")
        .header("Payment-Signature", "t=" + time + ",v1=" + signature(time + "." + body))
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private String signature(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
