package io.paopao.bench;

import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Prints figures of the data tier of a running forum as tables: write transactions on hot rows,
/// use of connections, the cost of a causal token and of a cache miss. Arguments: base address,
/// password of the account `user`, seconds of writing, transactions a second, seconds of reading
/// through Redis, process id of the forum.
final class DataTier {

  private static final int ACCOUNTS = 16;
  private static final int HOT_POSTS = 4;
  private static final int READS = 2000;
  private static final int AT_ONCE = 128;
  private static final int KNOWN_POSTS = 200;
  private static final int READERS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PASSWORD = "bench-password-1";

  private final URI base;
  private final ForumClient client;

  private DataTier(URI base, ForumClient client) {
    this.base = base;
    this.client = client;
  }

  static void main(String[] args) throws IOException, InterruptedException {
    URI base = URI.create(args[0]);
    ForumClient client = new ForumClient(base);
    client.signIn("user", args[1]);
    DataTier tier = new DataTier(base, client);
    tier.hotRows(Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    tier.reads();
    tier.redis(Integer.parseInt(args[4]), args[5]);
  }

  /// Many accounts toggle reactions on few posts, at a fixed rate, whatever becomes of the earlier
  /// ones.
  private void hotRows(int seconds, int rate) throws IOException, InterruptedException {
    List<ForumClient> accounts = accounts();
    List<String> posts = new ArrayList<>();
    for (int i = 0; i < HOT_POSTS; i++) {
      posts.add(post("Hot row " + i));
    }
    write(accounts, posts, seconds / 3, rate); // warm-up
    Metrics before = metrics();
    Written written = write(accounts, posts, seconds, rate);
    Metrics after = metrics();
    double commits = after.since(before, "paopao_sql_commits_total");
    double rollbacks = after.since(before, "paopao_sql_rollbacks_total");
    double retried = after.since(before, "paopao_sql_retried_total", "committed");
    double gaveUp = after.since(before, "paopao_sql_retried_total", "failed");
    System.out.println(
        "| hot rows, offered/s | answered/s | failed | commits | rolled back | retried with success"
            + " | leaked | p99 ms |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
    System.out.printf(
        Locale.ROOT,
        "| %d | %.0f | %d | %.0f | %.3f %% | %s | %.0f | %.1f |%n",
        rate,
        written.answered() / written.seconds(),
        written.failed(),
        commits,
        100 * rollbacks / (commits + rollbacks),
        retried + gaveUp == 0
            ? "none needed"
            : "%.2f %% of %.0f".formatted(100 * retried / (retried + gaveUp), retried + gaveUp),
        after.since(before, "paopao_sql_leaks_total"),
        written.p99Millis());
  }

  private record Written(int answered, int failed, double seconds, double p99Millis) {}

  private Written write(List<ForumClient> accounts, List<String> posts, int seconds, int rate)
      throws InterruptedException {
    AtomicInteger answered = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    List<Double> millis = Collections.synchronizedList(new ArrayList<>());
    Semaphore room = new Semaphore(AT_ONCE);
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < rate * seconds; i++) {
        long due = begin + TimeUnit.SECONDS.toNanos(1) * i / rate;
        LockSupport.parkNanos(due - System.nanoTime());
        room.acquire();
        Random random = ThreadLocalRandom.current();
        ForumClient account = accounts.get(random.nextInt(accounts.size()));
        String path = "posts/" + posts.get(random.nextInt(posts.size())) + "/reactions/like";
        String method = random.nextBoolean() ? "PUT" : "DELETE";
        threads.execute(() -> {
          int status = account.status(method, path);
          (status == 204 ? answered : failed).incrementAndGet();
          millis.add((System.nanoTime() - due) / 1e6);
          room.release();
        });
      }
    }
    double taken = (System.nanoTime() - begin) / 1e9;
    return new Written(
        answered.get(),
        failed.get(),
        taken,
        quantile(millis.stream().mapToDouble(Double::doubleValue).toArray(), 0.99));
  }

  private List<ForumClient> accounts() throws IOException, InterruptedException {
    List<ForumClient> accounts = new ArrayList<>();
    int first = ThreadLocalRandom.current().nextInt(1_000_000_000);
    for (int i = 0; i < ACCOUNTS; i++) {
      String handle = "bench" + (first + i);
      client.post(
          "users",
          Json.createObjectBuilder()
              .add("handle", handle)
              .add("email", handle + "@example.org")
              .add("password", PASSWORD)
              .build());
      ForumClient account = new ForumClient(base);
      account.signIn(handle, PASSWORD);
      accounts.add(account);
    }
    return accounts;
  }

  /// The same list with and without a token, in turn; the same post from memory and not yet known.
  private void reads() throws IOException, InterruptedException {
    String thread = client.startThread("Causal", "start").getString("id");
    client.reply(thread, "one");
    String path = "threads/" + thread + "/posts";
    String token = client.causal();
    awaitReplica(path);
    double[] without = new double[READS];
    double[] with = new double[READS];
    for (int i = -READS / 4; i < READS; i++) {
      double plain = time(path, "");
      double causal = time(path, token);
      if (i >= 0) {
        without[i] = plain;
        with[i] = causal;
      }
    }
    double[] hits = new double[READS];
    double[] misses = new double[READS / 10];
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < misses.length; i++) {
      unknown.add(post("Miss " + i));
    }
    String hot = post("Hit");
    awaitReplica("posts/" + hot);
    for (int i = 0; i < READS; i++) {
      hits[i] = time("posts/" + hot, "");
    }
    for (int i = 0; i < misses.length; i++) {
      misses[i] = time("posts/" + unknown.get(i), "");
    }
    System.out.println("\n| read, one client | p50 ms | p99 ms |");
    System.out.println("| --- | --- | --- |");
    row("posts of a thread without a causal token", without);
    row("posts of a thread with a causal token", with);
    row("one post, cache hit", hits);
    row("one post, cache miss", misses);
  }

  /// Readers ask for more posts than stay in a node's memory for long, so that Redis is asked too.
  private void redis(int seconds, String pid) throws IOException, InterruptedException {
    List<String> posts = new ArrayList<>();
    for (int i = 0; i < KNOWN_POSTS; i++) {
      posts.add(post("Known " + i));
    }
    awaitReplica("posts/" + posts.getLast());
    read(posts, seconds / 4); // warm-up
    double heapBefore = heapAfterCollection(pid);
    Metrics before = metrics();
    int reads = read(posts, seconds);
    Metrics after = metrics();
    double heapAfter = heapAfterCollection(pid);
    double opened = after.since(before, "paopao_redis_pool_created");
    double borrowed = after.since(before, "paopao_redis_pool_borrowed");
    System.out.println(
        "\n"
            + "| Redis connections | reads | borrowed | opened | reuse | longest wait ms | heap"
            + " growth MB |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    System.out.printf(
        Locale.ROOT,
        "| %d s of reading by %d | %,d | %,.0f | %.0f | %.3f %% | %.0f | %.1f |%n",
        seconds,
        READERS,
        reads,
        borrowed,
        opened,
        100 * (1 - opened / borrowed),
        1000 * after.sum("paopao_redis_pool_longest_wait_seconds"),
        (heapAfter - heapBefore) / 1e6);
  }

  private int read(List<String> posts, int seconds) {
    AtomicInteger reads = new AtomicInteger();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < READERS; i++) {
        threads.execute(() -> {
          while (System.nanoTime() - end < 0) {
            String post = posts.get(ThreadLocalRandom.current().nextInt(posts.size()));
            if (client.status("GET", "posts/" + post) == 200) {
              reads.incrementAndGet();
            }
          }
        });
      }
    }
    return reads.get();
  }

  /// What the forum's heap holds when nothing unused is left in it.
  private double heapAfterCollection(String pid) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    for (int i = 0; i < 2; i++) {
      new ProcessBuilder(jcmd, pid, "GC.run")
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
    return metrics().sum("memory_usedHeap_bytes");
  }

  /// Until whoever has written nothing can read it, and so everything before it.
  private void awaitReplica(String path) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (client.status("GET", path) != 200) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException(path + " does not come to the replica");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private double time(String path, String causal) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    int status = new ForumClient(base).status("GET", path, "Paopao-Causal", causal);
    if (status != 200) {
      throw new IllegalStateException(path + ": " + status);
    }
    return (System.nanoTime() - begin) / 1e6;
  }

  private String post(String title) throws IOException, InterruptedException {
    return client.startThread(title, title).getJsonObject("firstPost").getString("id");
  }

  private static void row(String name, double[] millis) {
    System.out.printf(
        Locale.ROOT, "| %s | %.2f | %.2f |%n", name, quantile(millis, 0.5), quantile(millis, 0.99));
  }

  private static double quantile(double[] values, double quantile) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? Double.NaN : sorted[(int) (quantile * (sorted.length - 1))];
  }

  private Metrics metrics() throws IOException, InterruptedException {
    return Metrics.of(base, client);
  }
}
