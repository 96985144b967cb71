package io.paopao.system;

import io.paopao.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Requests to any port of the forum, held to no contract. Believes every certificate.
final class Plain {

  private static final HttpClient HTTP = client(HttpClient.Version.HTTP_1_1);
  private static final HttpClient HTTP2 = client(HttpClient.Version.HTTP_2);

  private Plain() {}

  static HttpResponse<String> get(URI uri, String... headers) {
    return send("GET", uri, BodyPublishers.noBody(), headers);
  }

  static HttpResponse<String> send(
      String method, URI uri, HttpRequest.BodyPublisher body, String... headers) {
    return send(HTTP, method, uri, body, headers);
  }

  static HttpResponse<String> getByHttp2(URI uri, String... headers) {
    return send(HTTP2, "GET", uri, BodyPublishers.noBody(), headers);
  }

  private static HttpResponse<String> send(
      HttpClient client,
      String method,
      URI uri,
      HttpRequest.BodyPublisher body,
      String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static URI open(String path) {
    return Stack.running().forum().baseUri().resolve(path);
  }

  static URI secure(String path) {
    return Stack.running().forum().secureUri().resolve(path);
  }

  static URI admin(String path) {
    return Stack.running().forum().adminUri().resolve(path);
  }

  private static HttpClient client(HttpClient.Version version) {
    SSLContext context = believing();
    // without the names of protocols the client offers no HTTP/2
    SSLParameters parameters = context.getDefaultSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("");
    return HttpClient.newBuilder()
        .version(version)
        .connectTimeout(Duration.ofSeconds(5))
        .sslContext(context)
        .sslParameters(parameters)
        .build();
  }

  static SSLContext believing() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Everybody()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The certificate of the development stack is known to nobody.
  private static final class Everybody extends X509ExtendedTrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
