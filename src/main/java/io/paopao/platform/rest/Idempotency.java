package io.paopao.platform.rest;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Sha256;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Creates things once for each `Idempotency-Key`: the answer is stored in the transaction that
/// creates, and told again, byte for byte, for a day.
@ApplicationScoped
public class Idempotency {

  private static final int KEY_LENGTH = 200;

  private final Database database;

  @Inject
  Idempotency(Database database) {
    this.database = database;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Idempotency() {
    this(null);
  }

  /// What was created, and where.
  public record Created(URI location, Object entity) {}

  private record Answer(String fingerprint, int status, @Nullable String location, String body) {}

  /// Answers 201 with what the work creates. The work runs inside one write transaction.
  ///
  /// @param key the `Idempotency-Key` header; without one the work simply runs
  /// @param request what the client asked for: its path and body
  /// @throws Problem 422 `idempotency.mismatch` for another request under the same key, 409
  ///   `idempotency.inProgress` while its twin runs, 400 `idempotency.malformed`
  public Response create(@Nullable String key, Object request, Supplier<Created> work) {
    if (key == null) {
      Created created = database.write(tx -> work.get());
      return response(201, created.location().toString(), JsonConfig.text(created.entity()));
    }
    if (key.isBlank() || key.length() > KEY_LENGTH) {
      throw Problem.badRequest("idempotency.malformed", KEY_LENGTH);
    }
    String fingerprint = digest(request);
    Answer answer = database.write(tx -> firstAnswer(tx, key, fingerprint, work));
    if (!answer.fingerprint().equals(fingerprint)) {
      throw Problem.of(422, "idempotency.mismatch");
    }
    return response(answer.status(), answer.location(), answer.body());
  }

  private static Answer firstAnswer(
      Transaction tx, String key, String fingerprint, Supplier<Created> work) {
    Caller caller = RequestContext.current().caller();
    if (tx.handle()
            .createQuery("SELECT GET_LOCK(:name, 0)")
            .bind("name", lockName(caller, key))
            .mapTo(Integer.class)
            .one()
        != 1) {
      throw Problem.conflict("idempotency.inProgress");
    }
    tx.atEnd(h -> h.execute("DO RELEASE_LOCK(?)", lockName(caller, key)));
    return find(tx, caller, key)
        .orElseGet(() -> store(tx, caller, key, answer(fingerprint, work.get())));
  }

  private static Answer answer(String fingerprint, Created created) {
    return new Answer(
        fingerprint, 201, created.location().toString(), JsonConfig.text(created.entity()));
  }

  private static Optional<Answer> find(Transaction tx, Caller caller, String key) {
    return tx.handle()
        .createQuery(
            """
            SELECT fingerprint, status, location, body FROM platform.idempotency_key
            WHERE caller = :caller AND name = :name AND created_at > NOW(6) - INTERVAL 1 DAY
            """)
        .bind("caller", caller.id())
        .bind("name", key)
        .map((rs, ctx) ->
            new Answer(
                rs.getString("fingerprint"),
                rs.getInt("status"),
                rs.getString("location"),
                rs.getString("body")))
        .findOne();
  }

  private static Answer store(Transaction tx, Caller caller, String key, Answer answer) {
    tx.handle()
        .createUpdate(
            """
            REPLACE INTO platform.idempotency_key (caller, name, fingerprint, status, location, body)
            VALUES (:caller, :name, :fingerprint, :status, :location, :body)
            """)
        .bind("caller", caller.id())
        .bind("name", key)
        .bind("fingerprint", answer.fingerprint())
        .bind("status", answer.status())
        .bind("location", answer.location())
        .bind("body", answer.body())
        .execute();
    return answer;
  }

  /// Lock names are bounded to 64 characters by the server.
  private static String lockName(Caller caller, String key) {
    return "idem." + digest(caller.id() + " " + key).substring(0, 48);
  }

  private static String digest(Object request) {
    String text = request instanceof String s ? s : JsonConfig.text(request);
    return HexFormat.of().formatHex(Sha256.of(text));
  }

  private static Response response(int status, @Nullable String location, String body) {
    Response.ResponseBuilder answer =
        Response.status(status)
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(body.getBytes(StandardCharsets.UTF_8));
    if (location != null) {
      // Response.location would put the base path before it once more
      answer.header(HttpHeaders.LOCATION, location);
    }
    return answer.build();
  }
}
