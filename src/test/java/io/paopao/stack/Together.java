package io.paopao.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does several things at the same time and waits for all; the first failure is thrown.
final class Together {

  private Together() {}

  static void run(List<Runnable> tasks) {
    call(tasks.stream().map(Executors::callable).toList());
  }

  /// Like [#run], but the first failure interrupts the others: nobody waits for what must fail,
  /// too.
  static void runAll(List<Runnable> tasks) {
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      CompletionService<Object> ended = new ExecutorCompletionService<>(threads);
      tasks.forEach(task -> ended.submit(task, true));
      try {
        for (int i = 0; i < tasks.size(); i++) {
          ended.take().get();
        }
      } finally {
        threads.shutdownNow();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("The start was interrupted.", e);
    }
  }

  static <T> List<T> call(List<? extends Callable<T>> tasks) {
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<T> results = new ArrayList<>();
      for (Future<T> task : threads.invokeAll(tasks)) {
        results.add(task.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("The start was interrupted.", e);
    }
  }
}
