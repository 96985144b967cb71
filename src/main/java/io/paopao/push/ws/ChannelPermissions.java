package io.paopao.push.ws;

import io.paopao.inventory.Items;
import io.paopao.platform.Caller;
import io.paopao.platform.Ids;
import io.paopao.platform.sql.Database;
import io.paopao.posts.Boards;
import io.paopao.posts.Threads;
import io.paopao.push.domain.Channel;
import io.paopao.push.domain.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/// Who may watch what: the permission of REST for the same thing.
@ApplicationScoped
public class ChannelPermissions {

  private final Database database;
  private final Threads threads;
  private final Boards boards;
  private final Items items;

  @Inject
  ChannelPermissions(Database database, Threads threads, Boards boards, Items items) {
    this.database = database;
    this.threads = threads;
    this.boards = boards;
    this.items = items;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected ChannelPermissions() {
    this(null, null, null, null);
  }

  /// Whether there is such a channel and the caller may watch it.
  public boolean allows(Caller caller, String name) {
    return refusal(caller, name).isEmpty();
  }

  /// @throws Refusal 102 when there is no such thing, or none that may be known of; 103 when it is
  ///   somebody else's
  void require(Caller caller, String name) {
    refusal(caller, name)
        .ifPresent(error -> {
          throw new Refusal(error);
        });
  }

  private Optional<ErrorCode> refusal(Caller caller, String name) {
    Optional<Channel> channel = Channel.parse(name);
    if (channel.isEmpty()) {
      return Optional.of(ErrorCode.UNKNOWN_CHANNEL);
    }
    if (channel.get().kind() == Channel.Kind.USER) {
      return caller.is(Ids.parse(channel.get().key()))
          ? Optional.empty()
          : Optional.of(ErrorCode.PERMISSION_DENIED);
    }
    return isReadable(channel.get()) ? Optional.empty() : Optional.of(ErrorCode.UNKNOWN_CHANNEL);
  }

  // a replica may not have yet what its author wants to watch: then the primary is asked
  private boolean isReadable(Channel channel) {
    return isReadableHere(channel) || database.write(_ -> isReadableHere(channel));
  }

  private boolean isReadableHere(Channel channel) {
    return switch (channel.kind()) {
      case THREAD -> threads.isReadable(Ids.parse(channel.key()));
      case BOARD -> boards.isReadable(channel.key());
      case ITEM -> items.isReadable(channel.key());
      case USER -> false;
    };
  }
}
