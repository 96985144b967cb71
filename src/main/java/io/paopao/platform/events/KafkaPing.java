package io.paopao.platform.events;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/// Asks the brokers for a sign of life.
@ApplicationScoped
public class KafkaPing {

  @Inject private KafkaClients kafka;
  private @Nullable Admin admin;

  /// Returns when a broker has answered.
  public synchronized void ping()
      throws ExecutionException, InterruptedException, TimeoutException {
    if (admin == null) {
      admin = Admin.create(kafka.admin());
    }
    admin.describeCluster().nodes().get(2, TimeUnit.SECONDS);
  }

  @PreDestroy
  synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ofSeconds(1));
    }
  }
}
