package io.paopao.system;

import static io.paopao.system.Api.json;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Users of a forum: some read, some write, and some try what they may not do.
final class Usage implements AutoCloseable {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int READERS = 6;
  private static final int WRITERS = 3;
  private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean done = new AtomicBoolean();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> users = new ArrayList<>();

  private Usage() {}

  static Usage begin() {
    Api owner = Api.member();
    String thread = owner.thread("In use", "start").getString("id");
    String post = owner.reply(thread, "somebody's own").getString("id");
    Eventually.within(SOON, () -> Api.anonymous().get("posts/" + post).expect(200));
    Usage usage = new Usage();
    usage.read(thread, post);
    usage.write(thread);
    usage.trespass(post);
    return usage;
  }

  private void read(String thread, String post) {
    for (int i = 0; i < READERS; i++) {
      Api reader = i % 2 == 0 ? Api.anonymous() : Api.member().forgetful();
      List<String> paths =
          List.of("posts/" + post, "threads/" + thread, "threads/" + thread + "/posts");
      for (String path : paths) {
        repeat(Call.Kind.READ, () -> reader.get(path));
      }
    }
  }

  private void write(String thread) {
    for (int i = 0; i < WRITERS; i++) {
      Api writer = Api.member();
      repeat(
          Call.Kind.WRITE,
          () -> writer.post("threads/" + thread + "/posts", json("body", "one more")));
    }
  }

  private void trespass(String post) {
    Api stranger = Api.member();
    repeat(Call.Kind.TRESPASS, () -> stranger.patch("posts/" + post, json("body", "mine now")));
    repeat(Call.Kind.TRESPASS, () -> stranger.get("ops/tasks"));
    Api signedOut = Api.member();
    signedOut.delete("sessions/current").expect(204);
    repeat(Call.Kind.TRESPASS, () -> signedOut.get("notifications"));
    Api forger = Api.anonymous().withToken(stranger.token().replaceFirst(".{8}$", "AAAAAAAA"));
    repeat(Call.Kind.TRESPASS, () -> forger.get("notifications"));
  }

  private void repeat(Call.Kind kind, Supplier<Answer> request) {
    users.add(
        threads.submit(() -> {
          while (!done.get()) {
            calls.add(call(kind, request));
            LockSupport.parkNanos(PAUSE_NANOS);
          }
        }));
  }

  private static Call call(Call.Kind kind, Supplier<Answer> request) {
    long begin = System.nanoTime();
    try {
      Answer answer = request.get();
      return new Call(
          kind, answer.status(), !answer.header("Retry-After").isEmpty(), millisSince(begin));
    } catch (
        @SuppressWarnings("unused")
        UncheckedIOException broken) {
      return new Call(kind, 0, false, millisSince(begin));
    }
  }

  private static double millisSince(long begin) {
    return (System.nanoTime() - begin) / 1e6;
  }

  /// What was called since the last time.
  List<Call> take() {
    List<Call> taken = new ArrayList<>();
    for (Call call = calls.poll(); call != null; call = calls.poll()) {
      taken.add(call);
    }
    return taken;
  }

  /// Ends the use; an answer that broke the contract fails the test here.
  @Override
  public void close() throws ExecutionException, TimeoutException {
    done.set(true);
    try (threads) {
      for (Future<?> user : users) {
        user.get(1, TimeUnit.MINUTES);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
