package io.paopao.platform.http;

import io.paopao.platform.TestMetrics;

/// Clients of remotes without a container.
public final class TestRemotes implements AutoCloseable {

  private final RemoteClients clients = new RemoteClients(new TestMetrics().registry());

  public RemoteClients clients() {
    return clients;
  }

  @Override
  public void close() {
    clients.close();
  }
}
