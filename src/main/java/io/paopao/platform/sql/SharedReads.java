package io.paopao.platform.sql;

import io.paopao.platform.events.Commits;
import io.paopao.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.BiFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;

/// Opens [SharedRead]s, and tells them when what they remember has changed.
@ApplicationScoped
public class SharedReads {

  private final Outbox outbox;
  private final MetricRegistry metrics;
  private final SharedRead.Life life;

  /// @param life how long an answer is remembered; zero remembers nothing
  /// @param lifeAfterWrite the same while this node has committed something that concerns the
  ///   answer in the last `life`: the replica that answered may not have had it yet
  @Inject
  SharedReads(
      Outbox outbox,
      MetricRegistry metrics,
      @ConfigProperty(name = "paopao.sql.shared-life") Duration life,
      @ConfigProperty(name = "paopao.sql.shared-life-after-write") Duration lifeAfterWrite) {
    this.outbox = outbox;
    this.metrics = metrics;
    this.life = new SharedRead.Life(life, lifeAfterWrite);
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected SharedReads() {
    this(null, null, Duration.ZERO, Duration.ZERO);
  }

  /// A read whose answers are forgotten with every commit of this node.
  ///
  /// @param name in `paopao_shared_reads{read, result}`
  /// @param most how many answers are remembered
  public <K, V> SharedRead<K, V> open(String name, int most) {
    return open(name, most, (commits, _) -> commits.all());
  }

  /// A read whose answers are forgotten with those commits of this node that concern them.
  ///
  /// @param concern the commits that may change the answer to a question
  public <K, V> SharedRead<K, V> open(
      String name, int most, BiFunction<Commits, K, Commits.Mark> concern) {
    Commits commits = outbox.commits();
    return new SharedRead<>(
        question -> commits.unknown().and(concern.apply(commits, question)),
        life,
        most,
        new SharedRead.Counters(metrics, name));
  }

  /// Something that everybody may see has been committed without an event.
  public void changed() {
    outbox.changed();
  }
}
