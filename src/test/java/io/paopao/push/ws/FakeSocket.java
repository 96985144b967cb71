package io.paopao.push.ws;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The container's side of a connection: keeps what is sent; may stop taking frames.
final class FakeSocket {

  final List<String> sent = new ArrayList<>();
  final List<Integer> closed = new ArrayList<>();
  private final Deque<SendHandler> stuck = new ArrayDeque<>();
  boolean reads = true;

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

  private Session open() {
    RemoteEndpoint.Async remote = proxy(RemoteEndpoint.Async.class, this::remote);
    return proxy(
        Session.class,
        (name, arguments) ->
            switch (name) {
              case "getAsyncRemote" -> remote;
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
