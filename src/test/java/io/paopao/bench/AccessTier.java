package io.paopao.bench;

import io.paopao.bench.HttpLoad.Answers;
import io.paopao.platform.limits.LimitCost;
import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/// Prints figures of the access tier of a running forum as tables: a mixed workload, slow clients,
/// a storm of sign-ins, the cost of rate limits, and overload. Arguments: base address, password of
/// the account `user`, process id of the forum, address of Redis, seconds of each part,
/// connections.
final class AccessTier {

  private static final int THREADS = 400;
  private static final int HOT = 10;
  private static final int SIGNING_IN = 64;
  private static final int OTHERS = 16;
  private static final double OTHERS_PER_SECOND = 200;
  private static final int TIMES = 5;
  private static final double SIGN_INS_PER_SECOND = 200;

  private final URI base;
  private final ForumClient client;
  private final Duration length;
  private final List<String> threads = new ArrayList<>();

  private AccessTier(URI base, ForumClient client, Duration length) {
    this.base = base;
    this.client = client;
    this.length = length;
  }

  static void main(String[] args) throws IOException, InterruptedException {
    URI base = URI.create(args[0]);
    ForumClient client = new ForumClient(base);
    client.signIn("user", args[1]);
    AccessTier tier = new AccessTier(base, client, Duration.ofSeconds(Integer.parseInt(args[4])));
    int connections = Integer.parseInt(args[5]);
    for (int i = 0; i < THREADS; i++) {
      tier.threads.add(client.startThread("Mixed " + i, "a".repeat(500)).getString("id"));
    }
    WarmUp.run(() -> tier.load(OTHERS, 0).run(tier::mixed).perSecond(200));
    tier.mixture(connections, args[2]);
    tier.slow(4 * connections);
    tier.storm(args[1]);
    tier.limits(args[3]);
    tier.overload();
  }

  private HttpLoad load(int connections, double perSecond) {
    return new HttpLoad(base, connections, length, perSecond);
  }

  private byte[] request(String method, String path, String body) {
    String text =
        "%s %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n%s\r\n%s"
            .formatted(
                method,
                path,
                base.getAuthority(),
                client.token(),
                body.isEmpty()
                    ? ""
                    : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n",
                body);
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private String any(int first) {
    return threads.get(ThreadLocalRandom.current().nextInt(first));
  }

  private byte[] read() {
    boolean hot = ThreadLocalRandom.current().nextBoolean();
    return request("GET", "/api/v1/threads/" + any(hot ? HOT : THREADS), "");
  }

  private byte[] list() {
    return request("GET", "/api/v1/boards/general/threads?sort=active", "");
  }

  private byte[] write() {
    return request("POST", "/api/v1/threads/" + any(THREADS) + "/posts", "{\"body\":\"Mixed.\"}");
  }

  private byte[] mixed() {
    int chance = ThreadLocalRandom.current().nextInt(100);
    return chance < 80 ? read() : chance < 95 ? list() : write();
  }

  private void mixture(int connections, String pid) throws IOException, InterruptedException {
    Memory memory = Memory.of(pid);
    long before = memory.megabytes();
    Memory.Measured<Answers> measured = memory.during(() -> load(connections, 0).run(this::mixed));
    Answers answers = measured.result();
    double good = answers.perSecond(200) + answers.perSecond(201);
    System.out.println(
        "| 80 % reads, 15 % lists, 5 % writes | requests/s | p50 ms | p99 ms | refused | failed |"
            + " memory MB | MB per 1,000 connections |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
    System.out.printf(
        Locale.ROOT,
        "| %,d connections | %,.0f | %.1f | %.1f | %d | %d | %d | %.0f |%n",
        connections,
        good,
        answers.millis(0.5, 200, 201),
        answers.millis(0.99, 200, 201),
        answers.count(503),
        answers.samples().size() - answers.count(200) - answers.count(201) - answers.count(503),
        measured.megabytes(),
        1_000.0 * (measured.megabytes() - before) / connections);
  }

  /// What others feel: reads, lists and writes at a rate that the forum carries easily.
  private Answers others() throws InterruptedException {
    return load(OTHERS, OTHERS_PER_SECOND).run(this::mixed);
  }

  private void others(String name, Answers quiet, Answers answers) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %.2f | %d |%n",
        name,
        answers.millis(0.5, 200, 201),
        answers.millis(0.99, 200, 201),
        answers.millis(0.99, 200, 201) / quiet.millis(0.99, 200, 201),
        answers.samples().size() - answers.count(200) - answers.count(201));
  }

  private void slow(int count) throws IOException, InterruptedException {
    System.out.println(
        "\n| %.0f/s of others beside | p50 ms | p99 ms | ratio | refused or failed |"
            .formatted(OTHERS_PER_SECOND));
    System.out.println("| --- | --- | --- | --- | --- |");
    Answers quiet = others();
    others("nobody", quiet, quiet);
    String crowd = "%,d slow ".formatted(count);
    try (SlowCrowd _ = SlowCrowd.headers(base, count)) {
      others(crowd + "headers", quiet, others());
    }
    try (SlowCrowd _ = SlowCrowd.bodies(base, count)) {
      others(crowd + "bodies", quiet, others());
    }
    try (SlowCrowd _ = SlowCrowd.readers(base, count)) {
      others(crowd + "readers", quiet, others());
    }
  }

  private void storm(String password) throws InterruptedException {
    String body =
        Json.createObjectBuilder()
            .add("login", "user")
            .add("password", password)
            .build()
            .toString();
    Answers quiet = others();
    Answers[] signedIn = new Answers[1];
    Thread storm =
        Thread.ofPlatform()
            .start(() -> signedIn[0] = signIns(() -> request("POST", "/api/v1/sessions", body)));
    Answers meanwhile = others();
    storm.join();
    others(
        "%.0f sign-ins/s asked for: %.1f/s done, %.0f/s refused"
            .formatted(SIGN_INS_PER_SECOND, signedIn[0].perSecond(201), signedIn[0].perSecond(503)),
        quiet,
        meanwhile);
  }

  private Answers signIns(Supplier<byte[]> requests) {
    try {
      return load(SIGNING_IN, SIGN_INS_PER_SECOND).run(requests);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void limits(String redis) {
    System.out.println("\n| what one limit costs a request | p50 ms | p99 ms |");
    System.out.println("| --- | --- | --- |");
    for (long lease : new long[] {15, 0}) {
      double[] millis = LimitCost.millis(redis, lease);
      System.out.printf(
          Locale.ROOT,
          "| %s | %.3f | %.3f |%n",
          lease == 0 ? "exact, over all nodes (writes)" : "leased (reads)",
          millis[millis.length / 2],
          millis[(int) (0.99 * millis.length)]);
    }
  }

  private void overload() throws InterruptedException {
    System.out.println(
        "\n| offered | answered/s | p99 ms | refused/s | refusal p99 ms | of the peak |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    overload("search", () -> request("GET", "/api/v1/search?q=mixed", ""));
    overload(
        "lists of posts", () -> request("GET", "/api/v1/threads/" + any(THREADS) + "/posts", ""));
  }

  private void overload(String name, Supplier<byte[]> requests) throws InterruptedException {
    load(OTHERS, 0).run(requests); // warm-up
    double peak = load(2 * OTHERS, 0).run(requests).perSecond(200);
    int connections = 500;
    Answers answers = load(connections, TIMES * peak).run(requests);
    System.out.printf(
        Locale.ROOT,
        "| %s, %,.0f/s: %d times the peak | %,.0f | %.1f | %,.0f | %.1f | %.0f %% |%n",
        name,
        TIMES * peak,
        TIMES,
        answers.perSecond(200),
        answers.millis(0.99, 200),
        answers.perSecond(503),
        answers.millis(0.99, 503),
        100 * answers.perSecond(200) / peak);
  }
}
