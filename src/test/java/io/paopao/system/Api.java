package io.paopao.system;

import io.paopao.client.Forum;
import io.paopao.stack.Liberty;
import io.paopao.stack.Stack;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A client of the REST API, signed in or not.
final class Api {

  static final String PASSWORD = "correct horse battery 42";

  private static final Pattern OPERATIONS =
      Pattern.compile("/(health|metrics|openapi|api/v1/ops)([/?].*)?");
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private static final AtomicInteger COUNTER =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(1_000_000));

  private final URI base;
  private final String token;
  private final String id;
  private final String handle;
  private final long born = System.nanoTime();
  private volatile String causal = "";

  private Api(URI base, String token, String id, String handle) {
    this.base = base;
    this.token = token;
    this.id = id;
    this.handle = handle;
  }

  static Api anonymous() {
    return new Api(Stack.running().forum().baseUri(), "", "", "");
  }

  /// A fresh account, signed in.
  static Api member() {
    String handle = "member" + COUNTER.incrementAndGet();
    anonymous()
        .post(
            "users", json("handle", handle, "email", handle + "@example.org", "password", PASSWORD))
        .expect(201);
    return signedIn(handle, PASSWORD);
  }

  static Api moderator() {
    return signedIn("moderator", Stack.running().devPassword());
  }

  static Api admin() {
    return signedIn("admin", Stack.running().devPassword());
  }

  static Api signedIn(String login, String password) {
    return signedInAt(Stack.running().forum().baseUri(), login, password);
  }

  /// Signed in at a server of the forum that need not be the usual one.
  static Api signedInAt(URI node, String login, String password) {
    Api anonymous = anonymous().at(node);
    JsonObject session =
        anonymous.post("sessions", json("login", login, "password", password)).expect(201).json();
    JsonObject user = session.getJsonObject("user");
    Api signedIn =
        new Api(
            anonymous.base,
            session.getString("accessToken"),
            user.getString("id"),
            user.getString("handle"));
    signedIn.causal = anonymous.causal;
    return signedIn;
  }

  /// The same account in a new session: access tokens live for minutes.
  Api renewed() {
    Api fresh = signedIn(handle, PASSWORD);
    fresh.causal = causal;
    return fresh;
  }

  /// This session, or a new one when it is older than that.
  Api renewedAfter(Duration life) {
    return System.nanoTime() - born > life.toNanos() ? renewed() : this;
  }

  Api withToken(String other) {
    Api same = new Api(base, other, id, handle);
    same.causal = causal;
    return same;
  }

  /// The same session, which need not see any write until it has written again.
  Api forgetful() {
    return new Api(base, token, id, handle);
  }

  /// The same caller at another server of the forum.
  Api at(URI node) {
    return new Api(node, token, id, handle);
  }

  /// The same caller, by the typed client.
  Forum forum() {
    return Forum.at(base).signedIn(token);
  }

  String token() {
    return token;
  }

  String id() {
    return id;
  }

  String handle() {
    return handle;
  }

  Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  Answer post(String path, JsonObject body, String... headers) {
    return send("POST", path, BodyPublishers.ofString(body.toString()), headers);
  }

  Answer patch(String path, JsonObject body, String... headers) {
    return send("PATCH", path, BodyPublishers.ofString(body.toString()), headers);
  }

  Answer put(String path, String... headers) {
    return send("PUT", path, BodyPublishers.noBody(), headers);
  }

  Answer put(String path, JsonObject body) {
    return send("PUT", path, BodyPublishers.ofString(body.toString()));
  }

  Answer delete(String path, String... headers) {
    return send("DELETE", path, BodyPublishers.noBody(), headers);
  }

  /// Sends any body under any method; paths that begin with a slash are not below `/api/v1/`. What
  /// is for operators is asked of the admin port of the usual server; others serve it on all ports.
  Answer send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path.startsWith("/") ? path : "/api/v1/" + path))
            .timeout(Duration.ofSeconds(20))
            .setHeader("Content-Type", "application/json")
            .method(method, body);
    if (!token.isEmpty()) {
      request.setHeader("Authorization", "Bearer " + token);
    }
    if (!causal.isEmpty()) {
      request.setHeader("Paopao-Causal", causal);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      Answer answer = new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
      ContractCheck.check(answer);
      if (!answer.header("Paopao-Causal").isEmpty()) {
        causal = answer.header("Paopao-Causal");
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private URI uri(String path) {
    Liberty usual = Stack.running().forum();
    boolean isForOperators = base.equals(usual.baseUri()) && OPERATIONS.matcher(path).matches();
    return (isForOperators ? usual.adminUri() : base).resolve(path);
  }

  /// Uploads a file, and calls it a PNG picture.
  Answer upload(byte[] file) {
    return upload("image/png", file);
  }

  Answer upload(String type, byte[] file, String... headers) {
    String[] all =
        Stream.concat(Stream.of("Content-Type", type), Stream.of(headers)).toArray(String[]::new);
    return send("POST", "media", BodyPublishers.ofByteArray(file), all);
  }

  /// Starts a thread on the board `general`.
  JsonObject thread(String title, String body) {
    return post("threads", json("board", "general", "title", title, "body", body))
        .expect(201)
        .json();
  }

  JsonObject reply(String thread, String body) {
    return post("threads/" + thread + "/posts", json("body", body)).expect(201).json();
  }

  /// An object of names and string values, in turn.
  static JsonObject json(String... members) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    for (int i = 0; i < members.length; i += 2) {
      object.add(members[i], members[i + 1]);
    }
    return object.build();
  }
}
