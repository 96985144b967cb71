package io.paopao.push.ws;

import io.paopao.push.domain.Channel;
import io.paopao.push.domain.Command;
import io.paopao.push.domain.ErrorCode;
import io.paopao.push.domain.StreamPosition;
import io.paopao.push.domain.Subscribed;
import io.paopao.push.domain.Viewer;
import io.paopao.push.domain.Viewers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Works on the commands of clients.
@ApplicationScoped
class Commands {

  private static final Logger LOG = Logger.getLogger(Commands.class.getName());

  private final Hub hub;
  private final ChannelPermissions permissions;
  private final History history;
  private final Presence presence;
  private final Typing typing;
  private final SignIn signIn;

  @Inject
  Commands(
      Hub hub,
      ChannelPermissions permissions,
      History history,
      Presence presence,
      Typing typing,
      SignIn signIn) {
    this.hub = hub;
    this.permissions = permissions;
    this.history = history;
    this.presence = presence;
    this.typing = typing;
    this.signIn = signIn;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Commands() {
    this(null, null, null, null, null, null);
  }

  /// Answers the command, whatever happens.
  void handle(Connection connection, Command command) {
    try {
      answer(connection, command);
    } catch (Refusal refusal) {
      connection.refuse(command.id(), refusal.error());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "command failed", e);
      connection.refuse(command.id(), ErrorCode.INTERNAL);
    }
  }

  private void answer(Connection connection, Command command) {
    switch (command) {
      case Command.Connect c -> connect(connection, c);
      case Command.Subscribe c -> {
        permissions.require(connection.caller(), c.channel());
        subscribe(
            connection,
            c.channel(),
            c.since(),
            started -> connection.reply(Replies.subscribed(c.id(), c.channel(), started)));
      }
      case Command.Unsubscribe c -> unsubscribe(connection, c);
      case Command.History c -> {
        permissions.require(connection.caller(), c.channel());
        connection.reply(history.answer(c));
      }
      case Command.Presence c -> {
        permissions.require(connection.caller(), c.channel());
        Viewers viewers = presence.of(c.channel());
        connection.reply(Replies.presence(c.id(), viewers, presence.names(viewers)));
      }
      case Command.Typing c -> {
        Viewer writer = typing.require(connection, c.channel());
        connection.reply(Replies.empty(c.id()));
        typing.tell(connection, c.channel(), writer);
      }
      case Command.Refresh c -> refresh(connection, c);
    }
  }

  private void connect(Connection connection, Command.Connect command) {
    try {
      signIn.requireRoom();
      if (signIn.admit(connection, command.token())) {
        welcome(connection, command.id());
      }
    } catch (RuntimeException e) {
      signIn.withdraw(connection);
      connection.notConnected();
      throw e;
    }
  }

  private void welcome(Connection connection, long id) {
    if (connection.caller().isAnonymous()) {
      connection.reply(Replies.connected(id, connection, signIn.ping(), List.of()));
      return;
    }
    String own = Channel.user(String.valueOf(connection.caller().id())).name();
    subscribe(
        connection,
        own,
        null,
        _ -> connection.reply(Replies.connected(id, connection, signIn.ping(), List.of(own))));
  }

  private void subscribe(
      Connection connection,
      String channel,
      @Nullable StreamPosition since,
      Subscribed.Receiver receiver) {
    ErrorCode error = connection.claim(channel);
    if (error != null) {
      throw new Refusal(error);
    }
    try {
      hub.streams().subscribe(connection, channel, since, receiver);
    } catch (RuntimeException e) {
      connection.release(channel);
      throw e;
    }
    // closed in the meantime: its own clean-up may have come too early for this subscription
    if (connection.isClosed()) {
      hub.streams().unsubscribe(connection, channel);
    }
  }

  private void unsubscribe(Connection connection, Command.Unsubscribe command) {
    if (!connection.release(command.channel())) {
      throw new Refusal(ErrorCode.BAD_REQUEST);
    }
    hub.streams().unsubscribe(connection, command.channel());
    connection.reply(Replies.empty(command.id()));
  }

  private void refresh(Connection connection, Command.Refresh command) {
    Instant end = signIn.renew(connection, command.token());
    if (end != null) {
      connection.reply(Replies.refreshed(command.id(), connection.secondsLeft()));
    }
  }
}
