package io.paopao.users.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.paopao.platform.Problem;
import io.paopao.platform.sql.Database;
import io.paopao.users.store.SigningKeyStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The key pairs of access tokens: made once in the database, shared by all nodes, renewed by age.
@ApplicationScoped
public class SigningKeys implements KnownKeys {

  /// A key may sign for so long after it was retired: nodes look for new ones now and then.
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final Duration SHORTEST_RELOAD = Duration.ofSeconds(1);

  private final Database database;
  private final KeySeal seal;
  private final KeySetFile file;
  private final Duration life;
  private final Duration lead;
  private final Duration afterlife;
  private volatile Loaded loaded = new Loaded(List.of(), List.of(), Instant.EPOCH);

  @Inject
  SigningKeys(
      Database database,
      KeySeal seal,
      KeySetFile file,
      @ConfigProperty(name = "paopao.users.signing-key-life") Duration life,
      @ConfigProperty(name = "paopao.users.signing-key-lead") Duration lead,
      TokenLife tokens) {
    this.database = database;
    this.seal = seal;
    this.file = file;
    this.life = life;
    this.lead = lead;
    this.afterlife = tokens.longest().plus(lead).plus(MARGIN);
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected SigningKeys() {
    this(
        null,
        null,
        null,
        Duration.ZERO,
        Duration.ZERO,
        new TokenLife(Duration.ZERO, Duration.ZERO));
  }

  /// @param keys the youngest first
  /// @param signsFrom when each of them may begin to sign
  record Loaded(List<ECKey> keys, List<Instant> signsFrom, Instant at) {

    /// The youngest that everyone knows; the first there ever was signs at once.
    ECKey signing(Instant now) {
      for (int i = 0; i < keys.size(); i++) {
        if (!now.isBefore(signsFrom.get(i))) {
          return keys.get(i);
        }
      }
      return keys.getLast();
    }

    boolean isOlderThan(Duration age) {
      return at.plus(age).isBefore(Instant.now());
    }
  }

  /// The key that signs now.
  public ECKey current() {
    keys(FRESH);
    return loaded.signing(Instant.now());
  }

  /// All keys that are known, the private parts included.
  public List<ECKey> all() {
    return keys(FRESH);
  }

  @Override
  public Optional<ECKey> find(String kid) {
    return named(keys(FRESH), kid).or(() -> named(keys(SHORTEST_RELOAD), kid));
  }

  private static Optional<ECKey> named(List<ECKey> keys, String kid) {
    return keys.stream().filter(key -> key.getKeyID().equals(kid)).findFirst();
  }

  private List<ECKey> keys(Duration longestAge) {
    Loaded now = loaded;
    return now.isOlderThan(longestAge) || now.keys().isEmpty() ? reload(longestAge) : now.keys();
  }

  private synchronized List<ECKey> reload(Duration longestAge) {
    if (loaded.keys().isEmpty() || loaded.isOlderThan(longestAge)) {
      try {
        remember(rows());
      } catch (Problem outage) {
        // known keys go on working while the database is away
        if (loaded.keys().isEmpty()) {
          throw outage;
        }
        loaded = new Loaded(loaded.keys(), loaded.signsFrom(), Instant.now());
      }
    }
    return loaded.keys();
  }

  private List<SigningKeyStore.Row> rows() {
    Instant retiredAfter = Instant.now().minus(afterlife);
    List<SigningKeyStore.Row> rows =
        database.read(handle -> SigningKeyStore.known(handle, retiredAfter));
    if (hasCurrent(rows)) {
      return rows;
    }
    return database.write(tx -> {
      List<SigningKeyStore.Row> known = SigningKeyStore.known(tx.handle(), retiredAfter);
      if (!hasCurrent(known)) {
        SigningKeyStore.add(tx.handle(), made(known));
      }
      return SigningKeyStore.known(tx.handle(), retiredAfter);
    });
  }

  /// Makes the next key pair now. It signs a little later, when every node and whoever else reads
  /// the key set knows it. Tokens of the earlier ones hold until they end.
  ///
  /// @return the name of the new key
  public String rotate() {
    Instant retiredAfter = Instant.now().minus(afterlife);
    List<SigningKeyStore.Row> known =
        database.write(tx -> {
          SigningKeyStore.add(tx.handle(), made(SigningKeyStore.known(tx.handle(), retiredAfter)));
          return SigningKeyStore.known(tx.handle(), retiredAfter);
        });
    remember(known); // a replica that was asked for them now might not have the last one yet
    return known.getFirst().kid();
  }

  /// MicroProfile JWT has them before anybody here does: whoever finds a key may have it checked.
  private synchronized void remember(List<SigningKeyStore.Row> rows) {
    List<ECKey> keys = rows.stream().map(this::key).toList();
    file.write(keys);
    List<Instant> signsFrom = rows.stream().map(row -> row.createdAt().plus(lead)).toList();
    loaded = new Loaded(keys, signsFrom, Instant.now());
  }

  private boolean hasCurrent(List<SigningKeyStore.Row> rows) {
    return !rows.isEmpty() && Instant.now().isBefore(rows.getFirst().createdAt().plus(life));
  }

  private SigningKeyStore.Row made(List<SigningKeyStore.Row> known) {
    try {
      ECKey key =
          new ECKeyGenerator(Curve.P_256)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.ES256)
              .keyIDFromThumbprint(true)
              .generate();
      int generation = known.isEmpty() ? 1 : known.getFirst().generation() + 1;
      String stored = seal.seal(key.getKeyID(), key.toJSONString());
      return new SigningKeyStore.Row(generation, key.getKeyID(), stored, Instant.now(), null);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private ECKey key(SigningKeyStore.Row row) {
    try {
      return ECKey.parse(seal.open(row.kid(), row.privateJwk()));
    } catch (ParseException e) {
      throw new IllegalStateException("signing key " + row.kid() + " is not a JWK", e);
    }
  }
}
