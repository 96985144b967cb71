package io.paopao.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The provider's server. `/authorize` asks for a name and sends the browser back with a code;
/// `/token` checks the client, the redirect and PKCE, and gives an ID token for it, once.
///
/// Some names make it lie, for tests: `wrong-nonce`, `wrong-key`, `wrong-audience`, `wrong-issuer`,
/// `expired`.
public final class IdentityProvider {

  private final String issuer;
  private final String secret;
  private final RSAKey key;
  private final RSAKey otherKey;
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

  private IdentityProvider(String issuer, String secret) throws JOSEException {
    this.issuer = issuer;
    this.secret = secret;
    this.key = new RSAKeyGenerator(2048).keyID("1").generate();
    this.otherKey = new RSAKeyGenerator(2048).keyID("1").generate();
  }

  /// Arguments: the port; the client's secret comes in the environment as
  /// `PAOPAO_OIDC_CLIENT_SECRET`.
  static void main(String[] args) throws IOException, JOSEException {
    int port = Integer.parseInt(args[0]);
    IdentityProvider provider =
        new IdentityProvider(
            "http://127.0.0.1:" + port, System.getenv("PAOPAO_OIDC_CLIENT_SECRET"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", provider::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestURI().getPath()) {
        case "/.well-known/openid-configuration" -> json(exchange, 200, discovery());
        case "/jwks" -> json(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
        case "/authorize" -> form(exchange);
        case "/approve" -> approve(exchange);
        case "/token" -> token(exchange);
        default -> json(exchange, 404, "{}");
      }
    } catch (JOSEException e) {
      throw new IOException(e);
    }
  }

  private String discovery() {
    return Json.createObjectBuilder()
        .add("issuer", issuer)
        .add("authorization_endpoint", issuer + "/authorize")
        .add("token_endpoint", issuer + "/token")
        .add("jwks_uri", issuer + "/jwks")
        .add("response_types_supported", Json.createArrayBuilder().add("code"))
        .add("subject_types_supported", Json.createArrayBuilder().add("public"))
        .add("id_token_signing_alg_values_supported", Json.createArrayBuilder().add("RS256"))
        .build()
        .toString();
  }

  private static void form(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    String page =
        """
        <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Simulated provider</title>
        <h1>Who are you?</h1><form action="/approve"><input type="hidden" name="request" value="%s">
        <label>Name <input id="name" name="name"></label> <button>Go on</button></form>
        """
            .formatted(URLEncoder.encode(query == null ? "" : query, StandardCharsets.UTF_8));
    answer(exchange, 200, "text/html; charset=utf-8", page);
  }

  private void approve(HttpExchange exchange) throws IOException {
    Map<String, String> typed = fields(exchange.getRequestURI().getRawQuery());
    Map<String, String> request =
        new ConcurrentHashMap<>(
            fields(URLDecoder.decode(typed.get("request"), StandardCharsets.UTF_8)));
    request.put("name", typed.get("name"));
    String code = UUID.randomUUID().toString();
    codes.put(code, request);
    exchange
        .getResponseHeaders()
        .set(
            "Location",
            request.get("redirect_uri") + "?code=" + code + "&state=" + request.get("state"));
    exchange.sendResponseHeaders(302, -1);
  }

  private void token(HttpExchange exchange) throws IOException, JOSEException {
    Map<String, String> form =
        fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Map<String, String> request = codes.remove(form.getOrDefault("code", ""));
    if (request == null || !isAllowed(exchange, form, request)) {
      json(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    json(
        exchange,
        200,
        Json.createObjectBuilder()
            .add("access_token", UUID.randomUUID().toString())
            .add("token_type", "Bearer")
            .add("id_token", idToken(request))
            .build()
            .toString());
  }

  private boolean isAllowed(
      HttpExchange exchange, Map<String, String> form, Map<String, String> request) {
    String basic =
        Base64.getEncoder()
            .encodeToString(
                (request.get("client_id") + ":" + secret).getBytes(StandardCharsets.UTF_8));
    return ("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))
        && request.getOrDefault("redirect_uri", "").equals(form.get("redirect_uri"))
        && "S256".equals(request.get("code_challenge_method"))
        && digest(form.getOrDefault("code_verifier", "")).equals(request.get("code_challenge"));
  }

  private String idToken(Map<String, String> request) throws JOSEException {
    String name = String.valueOf(request.get("name"));
    Instant now = Instant.now();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(name.equals("wrong-issuer") ? "https://evil.example" : issuer)
            .audience(name.equals("wrong-audience") ? "another" : request.get("client_id"))
            .subject("subject-" + name)
            .claim("nonce", name.equals("wrong-nonce") ? "another" : request.get("nonce"))
            .claim("preferred_username", name)
            .claim("email", name + "@provider.example")
            .claim("email_verified", true)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(name.equals("expired") ? -600 : 300)))
            .build();
    RSAKey signer = name.equals("wrong-key") ? otherKey : key;
    SignedJWT jwt =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(), claims);
    jwt.sign(new RSASSASigner(signer));
    return jwt.serialize();
  }

  private static String digest(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> fields(@Nullable String query) {
    return Arrays.stream((query == null ? "" : query).split("&", -1))
        .filter(pair -> pair.contains("="))
        .collect(
            Collectors.toMap(
                pair -> pair.substring(0, pair.indexOf('=')),
                pair ->
                    URLDecoder.decode(
                        pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8)));
  }

  private static void json(HttpExchange exchange, int status, String body) throws IOException {
    answer(exchange, status, "application/json", body);
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
