package io.paopao.platform.limits;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Where a request comes from: the nearest address that is none of our own proxies. What stands in
/// `X-Forwarded-For` beyond that address was written by the client and is not believed.
@ApplicationScoped
public class ClientAddresses {

  private final List<Network> proxies;

  @Inject
  ClientAddresses(
      @ConfigProperty(name = "paopao.http.trusted-proxies") Optional<List<String>> proxies) {
    this.proxies = proxies.orElse(List.of()).stream().map(Network::of).toList();
  }

  protected ClientAddresses() {
    this(Optional.empty());
  }

  /// The address of the client of a request.
  public String of(HttpServletRequest request) {
    String peer = request.getRemoteAddr();
    return proxies.isEmpty()
        ? peer
        : of(peer, Collections.list(request.getHeaders("X-Forwarded-For")));
  }

  /// @param forwarded the headers in their order, each a list of addresses, the nearest last
  String of(String peer, List<String> forwarded) {
    List<String> hops =
        forwarded.stream()
            .flatMap(header -> List.of(header.split(",", -1)).stream())
            .map(String::strip)
            .toList();
    String client = peer;
    for (int i = hops.size() - 1; i >= 0 && isProxy(client) && literal(hops.get(i)) != null; i--) {
      client = hops.get(i);
    }
    return client;
  }

  private boolean isProxy(String client) {
    InetAddress address = literal(client);
    return address != null && proxies.stream().anyMatch(proxy -> proxy.contains(address));
  }

  /// Never asks a name server; null for anything but an address.
  static @Nullable InetAddress literal(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// An address, or a network like `10.0.0.0/8`.
  record Network(InetAddress first, int bits) {

    static Network of(String text) {
      String[] parts = text.strip().split("/", -1);
      InetAddress address = literal(parts[0]);
      if (address == null || parts.length > 2) {
        throw new IllegalArgumentException("not a network: " + text);
      }
      int all = address.getAddress().length * Byte.SIZE;
      int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
      if (bits < 0 || bits > all) {
        throw new IllegalArgumentException("not a network: " + text);
      }
      return new Network(address, bits);
    }

    boolean contains(InetAddress other) {
      byte[] bytes = other.getAddress();
      byte[] address = first.getAddress();
      if (bytes.length != address.length) {
        return false;
      }
      for (int i = 0; i < bits; i++) {
        int mask = 0x80 >> (i % 8);
        if ((bytes[i / 8] & mask) != (address[i / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
