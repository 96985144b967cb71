package io.paopao.stack;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The servers behind one forum, and the forum itself.
public final class Stack implements AutoCloseable {

  /// Everybody who tries the forum comes from one address.
  private static final Map<String, String> GENEROUS =
      Map.ofEntries(
          Map.entry("PAOPAO_USERS_SIGNING_KEY_LEAD", "PT0S"),
          Map.entry("PAOPAO_RATE_LIMIT_READ_SESSION", "30000000/PT5M"),
          Map.entry("PAOPAO_RATE_LIMIT_READ_ACCOUNT", "30000000/PT5M"),
          Map.entry("PAOPAO_RATE_LIMIT_READ_ADDRESS", "30000000/PT5M"),
          Map.entry("PAOPAO_RATE_LIMIT_WRITE_SESSION", "3000000/PT5M"),
          Map.entry("PAOPAO_RATE_LIMIT_WRITE_ACCOUNT", "3000000/PT5M"),
          Map.entry("PAOPAO_RATE_LIMIT_WRITE_ADDRESS", "3000000/PT5M"),
          Map.entry("PAOPAO_RATE_LIMIT_WRITE_UNVERIFIED", "3000000/PT5M"),
          Map.entry("PAOPAO_RATE_LIMIT_LOGIN_ADDRESS", "3000/PT5M"),
          Map.entry("PAOPAO_RATE_LIMIT_RESET_ADDRESS", "3000/PT5M"),
          Map.entry("PAOPAO_RATE_LIMIT_MEDIA_ADDRESS", "300000/PT5M"),
          Map.entry("PAOPAO_RATE_LIMIT_REGISTER", "6000/PT10M"),
          Map.entry("PAOPAO_PUSH_CONNECTIONS_PER_ADDRESS", "20000"),
          Map.entry("PAOPAO_PUSH_CONNECTS_PER_SECOND", "20000"),
          Map.entry("PAOPAO_PUSH_CONNECTS_BURST", "20000"));

  /// Maven is gone at once when it is stopped; what it had started ends after it.
  private static final Duration ENDING = Duration.ofSeconds(12);

  private final StackConfig config;
  private final Home home;
  private final Consumer<String> notes;
  private final MariaDbInstall mariadb;
  private final MariaDb first;
  private final MariaDb second;
  private final Redis redis;
  private final Kafka kafka;
  private final Payments payments;
  private final MailServer mail;
  private final Identity identity;
  private final Liberty forum;
  private final Path liberty;
  private final List<Liberty> others = new CopyOnWriteArrayList<>();

  /// By the port of the server.
  private final Map<Integer, Link> links;

  private Stack(StackConfig config, Home home, Programs programs, Consumer<String> notes) {
    Ports ports = config.ports();
    this.config = config;
    this.home = home;
    this.notes = notes;
    this.mariadb =
        new MariaDbInstall(programs.mariadb(), home, new MariaDbAccounts(home.secrets()));
    this.first = MariaDb.first(ports.primary(), ports.replica(), mariadb);
    this.second = MariaDb.second(ports.replica(), ports.primary(), mariadb);
    this.redis = new Redis(ports.redis(), programs.redis(), home);
    this.links = config.links() ? links(ports) : Map.of();
    Link toKafka = links.get(ports.kafka());
    this.kafka = new Kafka(ports.kafka(), toKafka == null ? ports.kafka() : toKafka.port(), home);
    this.payments = new Payments(ports.payments(), ports.http(), home);
    this.liberty = programs.liberty();
    this.mail = new MailServer(ports.mail(), ports.inbox(), home);
    this.identity = new Identity(ports.identity(), home);
    this.forum = new Liberty(config, home, programs.liberty(), forumEnvironment());
  }

  /// Takes the home, checks what a start needs and unpacks the servers; starts nothing yet.
  ///
  /// @param notes hears in a few words what goes on
  static Stack prepare(StackConfig wanted, Consumer<String> notes) {
    Home home = Home.open(wanted.home(), ENDING);
    try {
      home.endLeftOvers();
      StackConfig config = wanted.withPortsResolved();
      Preflight.check(config);
      return new Stack(config, home, Programs.unpacked(config, notes), notes);
    } catch (RuntimeException e) {
      home.close();
      throw e;
    }
  }

  /// The stack shared by all tests of this JVM, started by the first that asks.
  public static Stack running() {
    return StackSession.stack();
  }

  /// Starts everything that is not running and returns when all of it is ready: first the forum and
  /// what a page needs, then what is asked later, if at all.
  public void start() {
    List<Runnable> needed = new ArrayList<>();
    // It asks for its database many seconds later at the earliest, and waits for it then.
    needed.add(() -> start(forum));
    if (config.external().database() == null) {
      needed.add(this::startDatabases);
    }
    addUnless(config.external().redis(), redis, needed);
    addUnless(config.external().kafka(), kafka, needed);
    Together.runAll(needed);
    List<Runnable> later = new ArrayList<>();
    addUnless(config.external().payments(), payments, later);
    addUnless(config.external().mail(), mail, later);
    addUnless(config.external().identity(), identity, later);
    Together.runAll(later);
  }

  private void addUnless(@Nullable String address, Part own, List<Runnable> tasks) {
    if (address == null) {
      tasks.add(() -> start(own));
    }
  }

  private void startDatabases() {
    mariadb.createData(primary(), replica());
    startBoth();
    refillReplicaIfCutOff();
  }

  private void startBoth() {
    Together.run(List.of(() -> start(first), () -> start(second)));
  }

  // A primary that was lost while its commits waited for no replica may hold some that only it has.
  private void refillReplicaIfCutOff() {
    if (!replica().isCutOff()) {
      return;
    }
    notes.accept(replica().name() + " holds commits of its own: it becomes a copy of the primary");
    replica().stop();
    primary().stop();
    mariadb.refill(primary(), replica());
    startBoth();
  }

  private static Map<Integer, Link> links(Ports ports) {
    Map<Integer, Link> links = new HashMap<>();
    for (int port : List.of(ports.primary(), ports.replica(), ports.redis(), ports.kafka())) {
      links.put(port, Link.to(port));
    }
    return Map.copyOf(links);
  }

  private void start(Part part) {
    long begin = System.nanoTime();
    part.start();
    Duration taken = Duration.ofNanos(System.nanoTime() - begin);
    notes.accept("%-16s ready after %.1f s".formatted(part.name(), taken.toMillis() / 1000.0));
  }

  /// Hears when one of the servers that run now is lost.
  void whenLost(Consumer<String> listener) {
    parts().forEach(part -> part.whenLost(listener));
  }

  private List<Part> parts() {
    return List.of(forum, first, second, redis, kafka, payments, mail, identity);
  }

  /// What a server of the forum finds in its environment.
  Map<String, String> forumEnvironment() {
    Map<String, String> environment = new HashMap<>(forumAddresses().asEnvironment());
    environment.put("PAOPAO_HOST", config.host());
    environment.put("PAOPAO_HTTP_PORT", String.valueOf(config.ports().http()));
    environment.put("PAOPAO_HTTPS_PORT", String.valueOf(config.ports().https()));
    environment.put("PAOPAO_ADMIN_HOST", config.adminHost());
    environment.put("PAOPAO_ADMIN_PORT", String.valueOf(config.ports().admin()));
    environment.put("PAOPAO_KEYSTORE_PASSWORD", home.secrets().get("keystore"));
    putUnlessGiven(
        environment, "PAOPAO_USERS_SIGNING_KEY_SECRET", home.secrets().get("signing-keys"));
    environment.put("PAOPAO_HOME", home.folder().toString());
    putUnlessGiven(environment, "PAOPAO_PAYMENTS_SECRET", payments.secret());
    environment.put("PAOPAO_DEV_MODE", "true");
    environment.put("PAOPAO_DEV_PASSWORD", devPassword());
    if (config.external().mail() == null) {
      environment.put("PAOPAO_MAIL_HOST", "127.0.0.1");
      environment.put("PAOPAO_MAIL_PORT", String.valueOf(mail.port()));
      environment.put("PAOPAO_MAIL_RETRY", "PT1S");
    }
    if (config.external().identity() == null) {
      environment.put("PAOPAO_OIDC_ISSUER", identity.issuer());
      environment.put("PAOPAO_OIDC_CLIENT_ID", "paopao");
      environment.put("PAOPAO_OIDC_CLIENT_SECRET", identity.secret());
      environment.put("PAOPAO_OIDC_NAME", "OpenID (simulated)");
    }
    GENEROUS.forEach((name, rate) -> putUnlessGiven(environment, name, rate));
    environment.putAll(config.settings());
    return environment;
  }

  /// What the launcher's own environment says goes first.
  private static void putUnlessGiven(Map<String, String> environment, String name, String value) {
    environment.put(name, System.getenv().getOrDefault(name, value));
  }

  private Addresses forumAddresses() {
    Map<Integer, Integer> ports = new HashMap<>();
    links.forEach((server, link) -> ports.put(server, link.port()));
    return addresses().through(ports);
  }

  /// The network between the forum and that server, of a stack that was started with
  /// `-Dstack.links=true`.
  public Link link(Part part) {
    return Objects.requireNonNull(links.get(part.port()), "this stack has no links");
  }

  /// Where its database, Redis and Kafka listen.
  public Addresses addresses() {
    ExternalServices external = config.external();
    ExternalServices.Database database = external.database();
    if (database == null) {
      MariaDbAccounts accounts = mariadb.accounts();
      database =
          new ExternalServices.Database(
              first.url(), second.url(), accounts.user(), accounts.password());
    }
    return new Addresses(
        database.url(),
        database.replicaUrl(),
        database.user(),
        database.password(),
        external.redis() == null ? redis.address() : external.redis(),
        external.kafka() == null ? kafka.servers() : external.kafka(),
        external.payments() == null ? payments.baseUri().toString() : external.payments());
  }

  /// Where mails can be read, or who sends them.
  String inbox() {
    String external = config.external().mail();
    return external == null ? mail.inbox().toString() : external;
  }

  /// The password of the accounts user, moderator and admin.
  public String devPassword() {
    String given = config.devPassword();
    return given == null ? home.secrets().get("dev") : given;
  }

  Path home() {
    return home.folder();
  }

  /// The server that takes writes: not always the same one.
  public MariaDb primary() {
    return first.isPrimary() ? first : second;
  }

  public MariaDb replica() {
    return first.isPrimary() ? second : first;
  }

  /// Makes the replica the primary, whether the old one still answers or not.
  public void promote() throws SQLException {
    Promote.promote(first, second, mariadb);
  }

  public Redis redis() {
    return redis;
  }

  public Kafka kafka() {
    return kafka;
  }

  public Payments payments() {
    return payments;
  }

  public MailServer mail() {
    return mail;
  }

  public Identity identity() {
    return identity;
  }

  public Liberty forum() {
    return forum;
  }

  /// Restarts a forum whose coverage is measured: it writes that down when it ends, but not when it
  /// is killed.
  public void keepCoverage() {
    if (config.coverage() != null) {
      forum.stop();
      forum.start();
    }
  }

  /// One more server of the forum on the same database, Redis and Kafka; not started yet.
  ///
  /// @param settings what is different there, as environment variables
  public Liberty beside(String name, Map<String, String> settings) {
    StackConfig own = config.beside();
    Map<String, String> environment = forumEnvironment();
    environment.put(Liberty.NAME, name);
    environment.put("PAOPAO_HTTP_PORT", String.valueOf(own.ports().http()));
    environment.put("PAOPAO_HTTPS_PORT", String.valueOf(own.ports().https()));
    environment.put("PAOPAO_ADMIN_PORT", String.valueOf(own.ports().admin()));
    environment.put("PAOPAO_ADMIN_ON_PUBLIC_PORTS", "true");
    environment.put("PAOPAO_HOME", home.folder().resolve(name).toString());
    environment.putAll(settings);
    Liberty node = new Liberty(own, home, liberty, environment);
    others.add(node);
    return node;
  }

  /// Stops everything, the forum first, and lets the next launcher in.
  @Override
  public void close() {
    parts().forEach(Part::unwanted);
    others.forEach(Liberty::stop);
    forum.stop();
    Together.run(
        List.of(
            identity::stop, mail::stop, payments::stop, kafka::stop, redis::stop, replica()::stop));
    primary().stop();
    links.values().forEach(Link::close);
    home.close();
  }
}
