package io.paopao.platform.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.paopao.platform.RequestContext;
import io.paopao.platform.events.Commits;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;

/// A read that answers everybody the same, made once for all who ask within a moment.
///
/// An answer is forgotten when this node commits what concerns it, and soon by itself, because of
/// other nodes. A caller who must see a write of its own is never answered from memory.
/// Thread-safe; made by [SharedReads].
public final class SharedRead<K, V> {

  private final Function<K, Commits.Mark> concern;
  private final Counters counters;
  private final boolean remembers;
  private final Cache<Moment<K>, V> answers;

  /// How long an answer is remembered, usually and while a commit is younger than that.
  record Life(Duration usual, Duration afterWrite) {

    private Duration of(Commits.Mark concern) {
      return System.nanoTime() - concern.nanos() < usual.toNanos() ? afterWrite : usual;
    }
  }

  /// A question, and how much that concerns it had been committed when it was asked.
  private record Moment<K>(K question, long commits) {}

  private Moment<K> now(K question) {
    return new Moment<>(question, concern.apply(question).count());
  }

  /// @param concern what has been committed that concerns a question
  SharedRead(Function<K, Commits.Mark> concern, Life life, int most, Counters counters) {
    this.concern = concern;
    this.counters = counters;
    this.remembers = !life.usual().isZero();
    this.answers =
        Caffeine.newBuilder()
            .maximumSize(most)
            .expireAfter(
                Expiry.<Moment<K>, V>creating(
                    (moment, answer) -> life.of(concern.apply(moment.question()))))
            .build();
  }

  /// @param question all that the answer depends on; never who asks
  /// @param read makes the answer for a caller who is not signed in; its failures are not
  ///   remembered
  public V get(K question, Supplier<V> read) {
    RequestContext context = RequestContext.current();
    if (!remembers || context.causal() != null) {
      counters.own().inc();
      return read.get();
    }
    Moment<K> now = now(question);
    V known = answers.getIfPresent(now);
    if (known != null) {
      counters.memory().inc();
      return known;
    }
    counters.loaded().inc();
    return answers.get(now, any -> context.forEverybody(read));
  }

  /// The answer that is remembered, or null when it must be read. Waits for nobody.
  public @Nullable V remembered(K question) {
    V known =
        RequestContext.current().causal() == null ? answers.getIfPresent(now(question)) : null;
    if (known != null) {
      counters.memory().inc();
    }
    return known;
  }

  /// How questions were answered: from memory, by a read for all, by a read for one caller only.
  record Counters(Counter memory, Counter loaded, Counter own) {

    Counters(MetricRegistry metrics, String name) {
      this(
          counter(metrics, name, "memory"),
          counter(metrics, name, "loaded"),
          counter(metrics, name, "own"));
    }

    private static Counter counter(MetricRegistry metrics, String name, String result) {
      return metrics.counter(
          "paopao_shared_reads", new Tag("read", name), new Tag("result", result));
    }
  }
}
