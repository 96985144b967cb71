package io.paopao.platform.limits;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Sha256;
import io.paopao.platform.limits.RateLimit.Lease;
import io.paopao.platform.limits.RateLimit.Policy;
import io.paopao.platform.redis.Redis;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.text.Normalizer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// How much one caller may ask of the forum. Calls are counted by session and by account, those of
/// callers who are not signed in by address (IPv6: by network).
@ApplicationScoped
public class RateLimits {

  @Inject private Config config;
  @Inject private Redis redis;
  @Inject private MetricRegistry metrics;

  @Inject
  @ConfigProperty(name = "paopao.rate-limit.dry-run")
  private boolean dryRun;

  @Inject
  @ConfigProperty(name = "paopao.rate-limit.keys")
  private int keys;

  @Inject
  @ConfigProperty(name = "paopao.rate-limit.lease-percent")
  private int leasePercent;

  @Inject
  @ConfigProperty(name = "paopao.rate-limit.lease-time")
  private Duration leaseTime;

  @SuppressWarnings("NullAway.Init") // by open()
  private Limits limits;

  /// All limits there are.
  private record Limits(
      Calls read, Calls write, Proof login, Proof reset, Single single, Files files) {}

  /// Of pictures: sent by an account, and looked at from an address.
  private record Files(RateLimit upload, RateLimit media) {}

  /// Counted by one thing alone.
  private record Single(RateLimit register, RateLimit secondFactor, RateLimit unverified) {}

  /// Of calls of one kind.
  private record Calls(RateLimit session, RateLimit account, RateLimit address) {}

  /// Of attempts that tell something about an account.
  private record Proof(RateLimit address, RateLimit name) {}

  @PostConstruct
  void open() {
    SharedBuckets buckets = new SharedBuckets(redis);
    limits =
        new Limits(
            calls(buckets, "read", true),
            calls(buckets, "write", false),
            new Proof(exact(buckets, "login-address"), exact(buckets, "login-name")),
            new Proof(exact(buckets, "reset-address"), exact(buckets, "reset-name")),
            new Single(
                exact(buckets, "register"),
                exact(buckets, "second-factor"),
                exact(buckets, "write-unverified")),
            new Files(exact(buckets, "upload"), leased(buckets, "media-address")));
  }

  /// Counts one attempt to prove who one is at another server, where nothing can be guessed here.
  ///
  /// @throws Problem 429
  public void login() {
    check(limits.login().address().take(network()));
  }

  /// The attempt was a good one, which costs nothing.
  public void loggedIn() {
    limits.login().address().giveBack(network());
  }

  /// Counts one attempt to prove who one is.
  ///
  /// @throws Problem 429
  public void login(String name) {
    login();
    check(limits.login().name().take(network() + " " + digest(name)));
  }

  /// The attempt was a good one, which costs nothing.
  public void loggedIn(String name) {
    loggedIn();
    limits.login().name().giveBack(network() + " " + digest(name));
  }

  /// Counts one wish for a mail to an address that somebody typed.
  ///
  /// @throws Problem 429
  public void reset(String name) {
    check(limits.reset().address().take(network()));
    check(limits.reset().name().take(digest(name)));
  }

  /// Counts one code of an account's second factor: whoever types it knows the password.
  ///
  /// @throws Problem 429
  public void secondFactor(long account) {
    check(limits.single().secondFactor().take(String.valueOf(account)));
  }

  /// The code was a good one, which costs nothing.
  public void secondFactorPassed(long account) {
    limits.single().secondFactor().giveBack(String.valueOf(account));
  }

  /// @throws Problem 429
  public void register() {
    check(limits.single().register().take(network()));
  }

  /// Counts one file that the account sends.
  ///
  /// @throws Problem 429
  public void upload(long account) {
    check(limits.files().upload().take(String.valueOf(account)));
  }

  /// Counts one picture that is looked at.
  ///
  /// @throws Problem 429
  public void media() {
    check(limits.files().media().take(network()));
  }

  /// Counts a call.
  ///
  /// @return what is left of each limit that counted it
  public Taken take(String method) {
    Calls calls =
        method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS")
            ? limits.read()
            : limits.write();
    Caller caller = RequestContext.current().caller();
    return new Taken(
        caller.isAnonymous()
            ? List.of(calls.address().take(network()))
            : List.of(
                calls.session().take(String.valueOf(caller.session())),
                account(calls, caller).take(String.valueOf(caller.id()))));
  }

  /// Accounts whose address is not confirmed may write less.
  private RateLimit account(Calls calls, Caller caller) {
    return calls.equals(limits.write()) && !caller.access().verified()
        ? limits.single().unverified()
        : calls.account();
  }

  /// @throws Problem 429 when a limit had nothing left to take, unless limits are only tried out
  public void check(Taken taken) {
    taken.left().forEach(this::check);
  }

  /// @throws Problem 429 when there was nothing left to take, unless limits are only tried out
  void check(RateLimit.Left left) {
    if (!left.isTaken()) {
      metrics.counter("paopao_rate_limited", new Tag("limit", left.name())).inc();
      left.check(dryRun);
    }
  }

  private Calls calls(SharedBuckets buckets, String kind, boolean leased) {
    List<RateLimit> made =
        Stream.of("session", "account", "address")
            .map(by -> kind + "-" + by)
            .map(name -> leased ? leased(buckets, name) : exact(buckets, name))
            .toList();
    return new Calls(made.get(0), made.get(1), made.get(2));
  }

  private RateLimit exact(SharedBuckets buckets, String name) {
    return new RateLimit(new Policy(name, rate(name), Lease.NONE), buckets, keys);
  }

  /// A limit of which a node gives some away on its own: a hot read costs no call of Redis.
  private RateLimit leased(SharedBuckets buckets, String name) {
    Lease lease = new Lease(rate(name).count() * leasePercent / 100, leaseTime);
    return new RateLimit(new Policy(name, rate(name), lease), buckets, keys);
  }

  private Rate rate(String name) {
    return config.getValue("paopao.rate-limit." + name, Rate.class);
  }

  /// What callers who are not signed in are counted by: the address of the current request, or the
  /// network of an IPv6 address.
  public static String network() {
    return network(RequestContext.current().address());
  }

  /// The address, or the first half of an IPv6 address: one client has all of the second half.
  static String network(String address) {
    InetAddress known = ClientAddresses.literal(address);
    return known != null && known.getAddress().length == 16
        ? HexFormat.of().formatHex(known.getAddress(), 0, 8)
        : address;
  }

  /// Spellings of one name count as one; what was typed is not kept.
  static String digest(String name) {
    String spelt =
        Normalizer.normalize(
                name.substring(0, Math.min(name.length(), 254)).strip(), Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT);
    return HexFormat.of().formatHex(Sha256.of(spelt), 0, 16);
  }
}
