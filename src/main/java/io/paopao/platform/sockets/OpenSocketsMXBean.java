package io.paopao.platform.sockets;

/// The open connections to the database servers, as a management bean: the driver's class loader
/// and the forum's have nothing else in common.
public interface OpenSocketsMXBean {

  String NAME = "io.paopao:type=DatabaseSockets";

  /// Closes every connection to that server. Who waits for an answer there gets an error at once.
  ///
  /// @return how many there were
  int closeAll(String host, int port);
}
