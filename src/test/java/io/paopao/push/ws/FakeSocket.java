package io.paopao.push.ws;

import jakarta.websocket.CloseReason;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The container's side of a connection: keeps what is sent; may stop taking frames.
final class FakeSocket {

  final List<String> sent = new ArrayList<>();
  final List<Integer> closed = new ArrayList<>();

  /// Written by the caller's own thread.
  final List<String> direct = new ArrayList<>();

  final List<ByteBuffer> probes = new ArrayList<>();
  private final Deque<SendHandler> stuck = new ArrayDeque<>();
  boolean reads = true;

  @SuppressWarnings("NullAway.Init") // by the first probe
  private MessageHandler.Whole<PongMessage> pongs;

  private final Session session = open();

  Session session() {
    return session;
  }

  /// The container could send the oldest frame that it was stuck with.
  void sends() {
    stuck.pop().onResult(new SendResult(session));
  }

  void fails(Throwable cause) {
    stuck.pop().onResult(new SendResult(session, cause));
  }

  @SuppressWarnings("unchecked") // the only handler that it adds
  private Session open() {
    RemoteEndpoint.Async remote = proxy(RemoteEndpoint.Async.class, this::remote);
    RemoteEndpoint.Basic direct = proxy(RemoteEndpoint.Basic.class, this::direct);
    return proxy(
        Session.class,
        (name, arguments) ->
            switch (name) {
              case "getAsyncRemote" -> remote;
              case "getBasicRemote" -> direct;
              case "addMessageHandler" -> {
                pongs = (MessageHandler.Whole<PongMessage>) arguments[1];
                yield null;
              }
              case "close" -> {
                closed.add(((CloseReason) arguments[0]).getCloseCode().getCode());
                yield null;
              }
              default -> null;
            });
  }

  private @Nullable Object remote(String name, Object[] arguments) {
    if (name.equals("sendText")) {
      sent.add((String) arguments[0]);
      SendHandler handler = (SendHandler) arguments[1];
      if (reads) {
        handler.onResult(new SendResult(session));
      } else {
        stuck.add(handler);
      }
    }
    return null;
  }

  private @Nullable Object direct(String name, Object[] arguments) {
    if (name.equals("sendText")) {
      direct.add((String) arguments[0]);
    } else if (name.equals("sendPing")) {
      probes.add((ByteBuffer) arguments[0]);
    }
    return null;
  }

  /// The other side answers a probe.
  void answers(ByteBuffer probe) {
    pongs.onMessage(() -> probe);
  }

  private interface Call {
    @Nullable Object answer(String name, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) ->
                call.answer(method.getName(), arguments == null ? new Object[0] : arguments)));
  }
}
