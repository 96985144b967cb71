package io.paopao.platform.rest;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How much one caller may ask of this node: signed-in callers are counted by account, others by
/// address (IPv6: by network).
@ApplicationScoped
public class RateLimits {

  @Inject
  @ConfigProperty(name = "paopao.rate-limit.read")
  private Rate readRate;

  @Inject
  @ConfigProperty(name = "paopao.rate-limit.write")
  private Rate writeRate;

  @Inject
  @ConfigProperty(name = "paopao.rate-limit.login")
  private Rate loginRate;

  @Inject
  @ConfigProperty(name = "paopao.rate-limit.register")
  private Rate registerRate;

  @Inject
  @ConfigProperty(name = "paopao.rate-limit.keys")
  private int keys;

  @SuppressWarnings("NullAway.Init") // by open()
  private RateLimit read;

  @SuppressWarnings("NullAway.Init") // by open()
  private RateLimit write;

  @SuppressWarnings("NullAway.Init") // by open()
  private RateLimit login;

  @SuppressWarnings("NullAway.Init") // by open()
  private RateLimit register;

  private record LoginKey(String network, String login) {

    private static final int LENGTH = 254;

    /// Spellings of one name count as one.
    static LoginKey of(String address, String login) {
      String name = login.substring(0, Math.min(login.length(), LENGTH)).strip();
      String spelt = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
      return new LoginKey(RateLimits.network(address), spelt);
    }
  }

  @PostConstruct
  void open() {
    read = new RateLimit("read", readRate, keys);
    write = new RateLimit("write", writeRate, keys);
    login = new RateLimit("login", loginRate, keys);
    register = new RateLimit("register", registerRate, keys);
  }

  /// Counts one attempt to prove who one is.
  ///
  /// @param address of the client
  /// @throws Problem 429
  public void login(String address, String name) {
    login.take(LoginKey.of(address, name)).check();
  }

  /// The attempt was a good one, which costs nothing.
  public void loggedIn(String address, String name) {
    login.giveBack(LoginKey.of(address, name));
  }

  /// @throws Problem 429
  public void register(String address) {
    register.take(network(address)).check();
  }

  RateLimit.Left take(String method, String address) {
    boolean reads = method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    Caller caller = RequestContext.current().caller();
    Object key = caller.isAnonymous() ? network(address) : (Object) caller.id();
    return (reads ? read : write).take(key);
  }

  /// The address, or the first half of an IPv6 address: one client has all of the second half.
  static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
