package io.paopao.search.index;

import io.paopao.platform.Problem;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The index that answers on this node; another one can take its place between two questions.
@ApplicationScoped
public class LiveIndex {

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private @Nullable SearchIndex index;

  /// Asks the index; it stays open as long as the question lasts.
  ///
  /// @throws Problem 503 `unavailable` while there is none
  public <T> T ask(Function<SearchIndex, T> question) {
    lock.readLock().lock();
    try {
      if (index == null || !index.isOpen()) {
        throw Problem.unavailable("search");
      }
      return question.apply(index);
    } finally {
      lock.readLock().unlock();
    }
  }

  /// How many entries can be found now; 0 while there is no index.
  public int size() {
    lock.readLock().lock();
    try {
      return index == null || !index.isOpen() ? 0 : index.size();
    } finally {
      lock.readLock().unlock();
    }
  }

  /// Lets `next` answer from now on, and closes the one before.
  public void replace(SearchIndex next) {
    swap(next);
  }

  /// Closes the index: nothing answers until the next one.
  @PreDestroy
  public void close() {
    swap(null);
  }

  private void swap(@Nullable SearchIndex next) {
    lock.writeLock().lock();
    try {
      if (index != null) {
        index.close();
      }
      index = next;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.writeLock().unlock();
    }
  }
}
