package io.paopao.push.ws;

import io.paopao.push.domain.Heartbeat;
import io.paopao.push.domain.StreamLimits;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The bounds and rhythms of push, as configured.
@Dependent
class PushSettings {

  @Inject
  @ConfigProperty(name = "paopao.push.ring")
  private int ring;

  @Inject
  @ConfigProperty(name = "paopao.push.recovery-limit")
  private int recoveryLimit;

  @Inject
  @ConfigProperty(name = "paopao.push.recovery-bytes")
  private long recoveryBytes;

  @Inject
  @ConfigProperty(name = "paopao.push.ping-interval")
  Duration pingInterval;

  @Inject
  @ConfigProperty(name = "paopao.push.pong-timeout")
  Duration pongTimeout;

  @Inject
  @ConfigProperty(name = "paopao.push.connect-timeout")
  Duration connectTimeout;

  @Inject
  @ConfigProperty(name = "paopao.push.send-timeout")
  Duration sendTimeout;

  @Inject
  @ConfigProperty(name = "paopao.push.queue-bytes")
  int queueBytes;

  @Inject
  @ConfigProperty(name = "paopao.push.send-credit")
  int sendCredit;

  @Inject
  @ConfigProperty(name = "paopao.push.frame-bytes")
  int frameBytes;

  @Inject
  @ConfigProperty(name = "paopao.push.subscriptions")
  int subscriptions;

  @Inject
  @ConfigProperty(name = "paopao.push.connections")
  int connections;

  @Inject
  @ConfigProperty(name = "paopao.push.connections-per-user")
  int connectionsPerUser;

  @Inject
  @ConfigProperty(name = "paopao.push.connections-per-address")
  int connectionsPerAddress;

  @Inject
  @ConfigProperty(name = "paopao.push.event-streams")
  int eventStreams;

  @Inject
  @ConfigProperty(name = "paopao.push.event-channels")
  int eventChannels;

  @Inject
  @ConfigProperty(name = "paopao.push.connects-per-second")
  int connectsPerSecond;

  @Inject
  @ConfigProperty(name = "paopao.push.connects-burst")
  int connectsBurst;

  @Inject
  @ConfigProperty(name = "paopao.push.commands-per-second")
  int commandsPerSecond;

  @Inject
  @ConfigProperty(name = "paopao.push.commands-burst")
  int commandsBurst;

  @Inject
  @ConfigProperty(name = "paopao.push.typing-interval")
  Duration typingInterval;

  @Inject
  @ConfigProperty(name = "paopao.push.typing-watchers")
  private int typingWatchers;

  @Inject
  @ConfigProperty(name = "paopao.push.typing-per-second")
  private int typingPerSecond;

  @Inject
  @ConfigProperty(name = "paopao.push.position-check")
  Duration positionCheck;

  @Inject
  @ConfigProperty(name = "paopao.push.permission-check")
  Duration permissionCheck;

  @Inject
  @ConfigProperty(name = "paopao.push.drain-grace")
  Duration drainGrace;

  @Inject
  @ConfigProperty(name = "paopao.push.drain")
  Duration drain;

  @Inject
  @ConfigProperty(name = "paopao.push.retention")
  Duration retention;

  StreamLimits streamLimits() {
    return new StreamLimits(ring, recoveryLimit, recoveryBytes, typingWatchers, typingPerSecond);
  }

  Heartbeat.Rhythm rhythm() {
    return new Heartbeat.Rhythm(pingInterval, pongTimeout);
  }
}
