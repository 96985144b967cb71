package io.paopao.push.ws;

import io.paopao.platform.Caller;
import io.paopao.push.domain.Channel;
import io.paopao.push.domain.Subscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

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
    List<String> closed = watched.stream().filter(name -> !open.contains(name)).toList();
    if (!closed.isEmpty()) {
      check(closed);
    }
  }

  /// Whoever joins meanwhile was looked at just now, and is again the next time.
  private void check(List<String> closed) {
    Set<Caller> members = new HashSet<>();
    closed.forEach(name -> hub.streams().subscribers(name, each -> members.add(caller(each))));
    // what is not open to everybody is not open to a guest
    members.remove(Caller.ANONYMOUS);
    BiPredicate<Caller, String> allows = permissions.among(closed, members);
    for (String name : closed) {
      hub.streams()
          .revoke(
              name,
              each -> {
                Caller caller = caller(each);
                return caller.isAnonymous()
                    || (members.contains(caller) && !allows.test(caller, name));
              });
    }
  }

  private static Caller caller(Subscriber subscriber) {
    return subscriber instanceof Client client ? client.caller() : Caller.ANONYMOUS;
  }
}
