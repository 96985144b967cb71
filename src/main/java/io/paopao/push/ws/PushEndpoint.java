package io.paopao.push.ws;

import io.paopao.platform.limits.RateLimits;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpointConfig;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// `/ws/v1`: one instance for each connection, between the container and [Connection].
public class PushEndpoint extends Endpoint implements MessageHandler.Whole<String> {

  private static final Logger LOG = Logger.getLogger(PushEndpoint.class.getName());

  private final PushNode node;
  private final String address;
  private @Nullable Connection connection;

  PushEndpoint(PushNode node, String address) {
    this.node = node;
    this.address = address;
  }

  /// How the container is told about the endpoint.
  public static ServerEndpointConfig config() {
    return ServerEndpointConfig.Builder.create(PushEndpoint.class, "/ws/v1")
        .subprotocols(List.of("paopao.v1"))
        .configurator(new Instances())
        .build();
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    session.setMaxIdleTimeout(0);
    session.setMaxTextMessageBufferSize(node.settings().frameBytes);
    session.setMaxBinaryMessageBufferSize(node.settings().frameBytes);
    Connection opened = node.open(session, address);
    connection = opened;
    session.addMessageHandler(String.class, this);
    session.addMessageHandler(ByteBuffer.class, _ -> opened.receivedForeign());
  }

  @Override
  public void onMessage(String text) {
    if (connection != null) {
      connection.received(text);
    }
  }

  @Override
  public void onClose(Session session, CloseReason reason) {
    if (connection != null) {
      node.closed(connection);
    }
  }

  @Override
  public void onError(Session session, Throwable failure) {
    LOG.log(Level.FINE, "connection failed", failure);
  }

  // called while the handshake is answered: the request's own context is at hand
  private static final class Instances extends ServerEndpointConfig.Configurator {

    private volatile @Nullable PushNode node;

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
      PushNode known = node;
      if (known == null) {
        known = CDI.current().select(PushNode.class).get();
        node = known;
      }
      return type.cast(new PushEndpoint(known, RateLimits.network()));
    }
  }
}
