package io.paopao.push.ws;

import static io.paopao.push.domain.Channel.Kind.BOARD;
import static io.paopao.push.domain.Channel.Kind.ITEM;
import static io.paopao.push.domain.Channel.Kind.THREAD;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.paopao.inventory.Items;
import io.paopao.platform.Caller;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.SharedRead;
import io.paopao.platform.sql.SharedReads;
import io.paopao.posts.Boards;
import io.paopao.posts.Readers;
import io.paopao.posts.Threads;
import io.paopao.push.domain.Channel;
import io.paopao.push.domain.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Who may watch what: the permission of REST for the same thing.
@ApplicationScoped
public class ChannelPermissions {

  private static final int AT_ONCE = 1_000;
  private static final int MOST_REMEMBERED = 10_000;
  private static final String OWN = Channel.user("").name();

  private final Database database;
  private final Threads threads;
  private final Boards boards;
  private final Items items;
  private final Readers readers;
  private final @Nullable SharedRead<String, Boolean> open;

  @Inject
  ChannelPermissions(
      Database database,
      Threads threads,
      Boards boards,
      Items items,
      Readers readers,
      SharedReads reads) {
    this.database = database;
    this.open = reads == null ? null : reads.open("push-channels", MOST_REMEMBERED);
    this.threads = threads;
    this.boards = boards;
    this.items = items;
    this.readers = readers;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected ChannelPermissions() {
    this(null, null, null, null, null, null);
  }

  /// Whether there is such a channel and the caller may watch it.
  public boolean allows(Caller caller, String name) {
    return refusal(caller, name).isEmpty();
  }

  /// Who may watch which of the channels that not everybody may, as the primary knows it: a replica
  /// may not have heard yet that it has ended.
  BiPredicate<Caller, String> among(Collection<String> names, Collection<Caller> callers) {
    Map<Channel.Kind, List<String>> keys = keys(names);
    List<Long> ids = keys.getOrDefault(THREAD, List.of()).stream().map(Ids::parse).toList();
    Readers.Readership readership =
        database.write(_ -> readers.of(ids, keys.getOrDefault(BOARD, List.of()), callers));
    return (caller, name) -> {
      Channel channel = Channel.parse(name).orElseThrow();
      return switch (channel.kind()) {
        case THREAD -> readership.thread(Ids.parse(channel.key()), caller);
        case BOARD -> readership.board(channel.key(), caller);
        case ITEM, USER -> false;
      };
    };
  }

  /// @throws Refusal 102 when there is no such thing, or none that may be known of; 103 when it is
  ///   somebody else's
  void require(Caller caller, String name) {
    if (!isOpen(name)) {
      require(refusal(caller, name));
    }
  }

  private static void require(Optional<ErrorCode> refusal) {
    refusal.ifPresent(error -> {
      throw new Refusal(error);
    });
  }

  // What everybody may watch is asked once for all who come within a moment; what not everybody may
  // is not remembered. A permission that has ended meanwhile is taken away by LivePermissions.
  private boolean isOpen(String name) {
    try {
      return open != null
          && !name.startsWith(OWN)
          && open.get(
              name,
              () -> {
                require(refusal(Caller.ANONYMOUS, name));
                return true;
              });
    } catch (Refusal e) {
      return false;
    }
  }

  /// @throws Problem 404 when there is no such thing, or none that may be known of; 403 when it is
  ///   somebody else's
  void demand(Caller caller, String name) {
    refusal(caller, name)
        .ifPresent(error -> {
          throw error == ErrorCode.PERMISSION_DENIED
              ? Problem.forbidden("forbidden")
              : Problem.notFound();
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
    return isReadable(channel.get(), caller)
        ? Optional.empty()
        : Optional.of(ErrorCode.UNKNOWN_CHANNEL);
  }

  /// Those of the channels that callers who are not signed in may watch now, as the primary knows
  /// it. Channels of accounts are not among them.
  Set<String> open(Collection<String> names) {
    Map<Channel.Kind, List<String>> keys = keys(names);
    return database.write(_ -> {
      Set<String> open = new HashSet<>();
      List<Long> ids = keys.getOrDefault(THREAD, List.of()).stream().map(Ids::parse).toList();
      for (int i = 0; i < ids.size(); i += AT_ONCE) {
        threads
            .visible(ids.subList(i, Math.min(ids.size(), i + AT_ONCE)))
            .forEach(id -> open.add(Channel.thread(String.valueOf(id)).name()));
      }
      keys.getOrDefault(BOARD, List.of()).stream()
          .filter(boards::isReadable)
          .forEach(slug -> open.add(Channel.board(slug).name()));
      items
          .find(keys.getOrDefault(ITEM, List.of()))
          .forEach(item -> open.add(Channel.item(item.sku()).name()));
      return open;
    });
  }

  private static Map<Channel.Kind, List<String>> keys(Collection<String> names) {
    return names.stream()
        .flatMap(name -> Channel.parse(name).stream())
        .collect(groupingBy(Channel::kind, mapping(Channel::key, toList())));
  }

  // a replica may not have yet what its author wants to watch: then the primary is asked
  private boolean isReadable(Channel channel, Caller caller) {
    return isReadableHere(channel, caller) || database.write(_ -> isReadableHere(channel, caller));
  }

  private boolean isReadableHere(Channel channel, Caller caller) {
    return switch (channel.kind()) {
      case THREAD -> threads.isReadable(Ids.parse(channel.key()), caller);
      case BOARD -> boards.isReadable(channel.key(), caller);
      case ITEM -> items.isReadable(channel.key());
      case USER -> false;
    };
  }
}
