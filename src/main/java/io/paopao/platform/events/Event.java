package io.paopao.platform.events;

/// Something that has happened, told to other contexts. A record in the publisher's root package;
/// its simple name is the type on the wire, its components are the payload.
public interface Event {

  /// The Kafka topic: `<context>.events`.
  String topic();

  /// The aggregate whose events keep their order.
  String key();
}
