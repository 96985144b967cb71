package io.paopao.platform.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.LaxConnPool;
import org.apache.hc.core5.pool.PoolEntry;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// The connections to one remote: the one that came back last is lent first. Thread-safe.
final class Connections implements AutoCloseable {

  /// Connections are given up after that time, so that a remote that moves is found again.
  private static final TimeValue LIFE = TimeValue.ofMinutes(30);

  private static final TimeValue IDLE = TimeValue.ofSeconds(30);

  /// One that was idle for so long is looked at before it is used: the remote may have closed it.
  private static final long DOUBTFUL_MILLIS = 1_000;

  /// Each connection has three such buffers while it lives. Bodies larger than that go past them;
  /// the usual 32 KB cost a thousand callers a hundred megabytes.
  private static final int BUFFER_BYTES = 2 * 1024;

  private static final Http1Config BOUNDED =
      Http1Config.custom()
          .setBufferSize(BUFFER_BYTES)
          .setMaxLineLength(8 * 1024)
          .setMaxHeaderCount(100)
          .build();

  private final RemoteSettings settings;
  private final HttpHost host;
  private final LaxConnPool<HttpHost, HttpClientConnection> pool;
  private final DefaultBHttpClientConnectionFactory factory =
      new DefaultBHttpClientConnectionFactory(BOUNDED, CharCodingConfig.DEFAULT);

  Connections(RemoteSettings settings) {
    this.settings = settings;
    this.host = HttpHost.create(settings.base());
    this.pool =
        new LaxConnPool<>(
            settings.concurrency(), LIFE, PoolReusePolicy.LIFO, HttpClientConnection::close, null);
  }

  HttpHost host() {
    return host;
  }

  /// Lends a place that may hold a connection, a usable one; without waiting: callers hold a permit
  /// each.
  PoolEntry<HttpHost, HttpClientConnection> lease() throws IOException, InterruptedException {
    Future<PoolEntry<HttpHost, HttpClientConnection>> lease =
        pool.lease(host, null, Timeout.ZERO_MILLISECONDS, null);
    try {
      PoolEntry<HttpHost, HttpClientConnection> entry = lease.get(0, TimeUnit.NANOSECONDS);
      if (isDoubtful(entry) && entry.getConnection().isStale()) {
        entry.discardConnection(CloseMode.IMMEDIATE);
      }
      return entry;
    } catch (ExecutionException | TimeoutException e) {
      lease.cancel(true); // nobody would give back what it got later
      throw new IOException("no place for a connection", e);
    }
  }

  private static boolean isDoubtful(PoolEntry<HttpHost, HttpClientConnection> entry) {
    return entry.hasConnection()
        && System.currentTimeMillis() - entry.getUpdated() > DOUBTFUL_MILLIS;
  }

  /// Takes a place back; its connection is kept if it is still open.
  void release(PoolEntry<HttpHost, HttpClientConnection> entry) {
    HttpClientConnection connection = entry.getConnection();
    pool.release(entry, connection != null && connection.isOpen());
  }

  /// @param longest no longer than the usual time to connect
  HttpClientConnection open(Duration longest) throws IOException {
    // rounded up: giving up a moment before the deadline would look like a fault of the remote
    long millis = Math.min(settings.connectTimeout().toMillis(), longest.toMillis() + 1);
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      int port = host.getPort() < 0 ? (isSecure() ? 443 : 80) : host.getPort();
      socket.connect(new InetSocketAddress(host.getHostName(), port), (int) millis);
      return factory.createConnection(isSecure() ? secured(socket, port) : socket);
    } catch (IOException | RuntimeException failure) {
      socket.close();
      throw failure;
    }
  }

  private boolean isSecure() {
    return host.getSchemeName().equals("https");
  }

  private Socket secured(Socket socket, int port) throws IOException {
    socket.setSoTimeout((int) settings.timeout().toMillis());
    SSLSocketFactory factoryOfJdk = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket secure =
        (SSLSocket) factoryOfJdk.createSocket(socket, host.getHostName(), port, true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }

  void closeIdle() {
    pool.closeIdle(IDLE);
    pool.closeExpired();
  }

  @Override
  public void close() {
    pool.close(CloseMode.IMMEDIATE);
  }
}
