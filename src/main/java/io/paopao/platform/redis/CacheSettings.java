package io.paopao.platform.redis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How the cache works: the settings `paopao.cache.…`, described where their defaults stand.
record CacheSettings(Near near, Far far, Loads loads) {

  record Near(Duration time, long bytes) {}

  /// @param time how long an entry is fresh, more or less
  /// @param stale how long it can be served after that while one node loads it again
  /// @param absent how long Redis remembers that something does not exist, at most
  /// @param lease how long a node may take to load it
  record Far(Duration time, Duration stale, Duration absent, Duration lease) {}

  record Loads(int atOnce, int waiting, Duration longestWait) {}

  /// Reads the settings.
  @ApplicationScoped
  static class Source {

    @Produces
    CacheSettings settings(Near near, Far far, Loads loads) {
      return new CacheSettings(near, far, loads);
    }

    @Produces
    Near near(
        @ConfigProperty(name = "paopao.cache.near-time") Duration time,
        @ConfigProperty(name = "paopao.cache.near-bytes") long bytes) {
      return new Near(time, bytes);
    }

    @Produces
    Far far(
        @ConfigProperty(name = "paopao.cache.time") Duration time,
        @ConfigProperty(name = "paopao.cache.stale-time") Duration stale,
        @ConfigProperty(name = "paopao.cache.absent-time") Duration absent,
        @ConfigProperty(name = "paopao.cache.lease") Duration lease) {
      return new Far(time, stale, absent, lease);
    }

    @Produces
    Loads loads(
        @ConfigProperty(name = "paopao.cache.loads") int atOnce,
        @ConfigProperty(name = "paopao.cache.loads-waiting") int waiting,
        @ConfigProperty(name = "paopao.cache.load-wait") Duration longestWait) {
      return new Loads(atOnce, waiting, longestWait);
    }
  }
}
