package io.paopao.push.ws;

import io.paopao.platform.Caller;
import io.paopao.push.domain.Channel;
import io.paopao.push.domain.Subscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/// Ends subscriptions to what may not be watched any more: a thread that was deleted, a board that
/// was closed. Every node looks for itself, so that it holds wherever it was changed and whatever
/// is lost on the way. Bans, roles and sessions end whole connections ([Connections]).
@ApplicationScoped
class LivePermissions {

  private static final String OWN = Channel.user("").name();

  private final Hub hub;
  private final ChannelPermissions permissions;

  @Inject
  LivePermissions(Hub hub, ChannelPermissions permissions) {
    this.hub = hub;
    this.permissions = permissions;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected LivePermissions() {
    this(null, null);
  }

  /// Looks at all channels that are watched on this node.
  void check() {
    List<String> watched =
        hub.streams().watched().stream().filter(name -> !name.startsWith(OWN)).toList();
    if (watched.isEmpty()) {
      return;
    }
    Set<String> open = permissions.open(watched);
    watched.stream()
        .filter(channel -> !open.contains(channel))
        .forEach(channel -> hub.streams().revoke(channel, s -> !isAllowed(s, channel)));
  }

  private boolean isAllowed(Subscriber subscriber, String channel) {
    Caller caller = subscriber instanceof Client client ? client.caller() : Caller.ANONYMOUS;
    // what is not open to everybody is not open to a guest: thousands of them are not asked for
    return !caller.isAnonymous() && permissions.allowsStill(caller, channel);
  }
}
