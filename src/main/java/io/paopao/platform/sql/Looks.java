package io.paopao.platform.sql;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Looks at all servers at once, so that a frozen one does not hide the others. Not thread-safe.
final class Looks {

  private static final Logger LOG = Logger.getLogger(Looks.class.getName());
  private static final Executor VIRTUAL = command -> Thread.ofVirtual().start(command);

  /// How long all looks together may take.
  private static final Duration ROUND = Duration.ofSeconds(1);

  /// How long the primary may be silent before it counts as gone. Without a replica, reads have
  /// somewhere else to go; without a primary, writes are refused.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Map<Server, Look> running = new HashMap<>();

  private record Look(CompletableFuture<Sight> answer, long begun) {
    long silentNanos() {
      return System.nanoTime() - begun;
    }
  }

  /// Notes at each server what it shows, or that it is lost.
  void at(List<Server> servers, Server primary) throws InterruptedException {
    long deadline = System.nanoTime() + ROUND.toNanos();
    Map<Server, Look> looks = new LinkedHashMap<>();
    for (Server server : servers) {
      looks.put(server, running.computeIfAbsent(server, Looks::begin));
    }
    for (Map.Entry<Server, Look> each : looks.entrySet()) {
      Duration patience = each.getKey() == primary ? PATIENCE : ROUND;
      finish(each.getKey(), each.getValue(), Math.max(1, deadline - System.nanoTime()), patience);
    }
  }

  /// A frozen server keeps its look busy: it gets no second one until that one has ended.
  private static Look begin(Server server) {
    return new Look(
        CompletableFuture.supplyAsync(() -> server.look(PATIENCE.multipliedBy(2)), VIRTUAL),
        System.nanoTime());
  }

  private void finish(Server server, Look look, long longest, Duration patience)
      throws InterruptedException {
    try {
      server.seen(look.answer().get(longest, TimeUnit.NANOSECONDS));
      running.remove(server);
    } catch (ExecutionException e) {
      running.remove(server);
      lost(server, String.valueOf(e.getCause()));
    } catch (TimeoutException e) {
      if (look.silentNanos() >= patience.toNanos()) {
        lost(server, "no answer in " + TimeUnit.NANOSECONDS.toMillis(look.silentNanos()) + " ms");
      }
    }
  }

  private static void lost(Server server, String cause) {
    if (server.sight().isPresent()) {
      LOG.log(Level.WARNING, "database server {0} is lost: {1}", new Object[] {server, cause});
    }
    server.lost();
  }
}
