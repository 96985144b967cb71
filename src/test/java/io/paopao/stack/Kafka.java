package io.paopao.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The Kafka broker, a JVM of its own.
public final class Kafka extends Part {

  private static final List<String> OPTIONS =
      List.of("-Xmx256m", "-Xss512k", "-XX:MaxDirectMemorySize=64m");

  private final int controllerPort = Ports.free(1).getFirst();

  private final int advertisedPort;

  /// @param advertisedPort where clients are sent to: its own port, or a link to it
  Kafka(int port, int advertisedPort, Home home) {
    super("kafka", port, home);
    this.advertisedPort = advertisedPort;
  }

  public String servers() {
    return "127.0.0.1:" + port();
  }

  @Override
  List<String> command() throws IOException {
    Files.deleteIfExists(readyFile());
    Path properties = home().run("kafka.properties");
    Files.writeString(properties, properties());
    return JavaCommand.of(
        OPTIONS, KafkaBroker.class, List.of(properties.toString(), readyFile().toString()));
  }

  private Path readyFile() {
    return home().run("kafka.ready");
  }

  // One node and a small heap: few partitions, no copies, a small cleaner buffer. The short
  // sessions let a broker that was killed come back, and a forum that was killed be replaced,
  // within
  // seconds.
  private String properties() {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:%1$d
    listeners=BROKER://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%1$d
    advertised.listeners=BROKER://127.0.0.1:%4$d
    listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
    inter.broker.listener.name=BROKER
    controller.listener.names=CONTROLLER
    log.dirs=%3$s
    num.partitions=4
    default.replication.factor=1
    min.insync.replicas=1
    offsets.topic.num.partitions=4
    offsets.topic.replication.factor=1
    transaction.state.log.num.partitions=4
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    share.coordinator.state.topic.num.partitions=1
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    log.cleaner.dedupe.buffer.size=2097152
    group.initial.rebalance.delay.ms=0
    group.consumer.min.heartbeat.interval.ms=200
    group.consumer.heartbeat.interval.ms=500
    group.consumer.min.session.timeout.ms=10000
    group.consumer.session.timeout.ms=10000
    broker.session.timeout.ms=2000
    broker.heartbeat.interval.ms=500
    """
        .formatted(controllerPort, port(), home().data(name()), advertisedPort);
  }

  @Override
  boolean answers() {
    return Files.exists(readyFile());
  }
}
