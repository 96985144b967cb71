package io.paopao.users;

import io.paopao.platform.Caller;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.Scope;
import io.paopao.platform.Validation;
import io.paopao.platform.sql.Database;
import io.paopao.users.store.ApiTokenStore;
import io.paopao.users.tokens.PersonalToken;
import io.paopao.users.tokens.Revocations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Tokens that members make for programs: a name, what they may do, and an end.
@ApplicationScoped
public class ApiTokens {

  private static final int NAME_MAX = 50;
  private static final int SCOPES_MAX = Scope.values().length;

  @Inject private Database database;
  @Inject private Reauthentication reauthentication;
  @Inject private Revocations revocations;

  /// How long a token lives whose maker names no end.
  @Inject
  @ConfigProperty(name = "paopao.users.api-token-life")
  private Duration usual;

  @Inject
  @ConfigProperty(name = "paopao.users.api-token-longest-life")
  private Duration longest;

  /// How many an account may have.
  @Inject
  @ConfigProperty(name = "paopao.users.api-tokens")
  private int most;

  /// What a member wants.
  ///
  /// @param expiresAt null for the usual life
  /// @param password null when the owner has just signed in
  public record Request(
      @Nullable String name,
      @Nullable List<String> scopes,
      @Nullable Instant expiresAt,
      @Nullable String password) {}

  /// @param token the secret, which nobody can see again
  public record Made(ApiToken details, String token) {}

  /// @throws Problem 403 `password.wrong`, `password.required`; 409 `apiToken.tooMany`; 422
  public Made make(Caller caller, Request request) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    Validation validation = new Validation();
    String name = validation.text("name", request.name(), 1, NAME_MAX);
    Set<Scope> scopes = scopes(validation, request.scopes());
    Instant expiresAt = end(validation, request.expiresAt(), now);
    validation.check();
    reauthentication.recent(caller, request.password());
    PersonalToken token = PersonalToken.create(Ids.next());
    ApiTokenStore.Row row =
        new ApiTokenStore.Row(
            token.id(),
            caller.id(),
            name,
            token.hash(),
            scopes,
            new ApiTokenStore.Times(now, null, expiresAt, null));
    database.write(tx -> {
      if (ApiTokenStore.open(tx.handle(), caller.id(), now).size() >= most) {
        throw Problem.conflict("apiToken.tooMany", most);
      }
      ApiTokenStore.insert(tx.handle(), row);
      return row;
    });
    return new Made(ApiToken.of(row), token.text());
  }

  /// The tokens that can be used now, the youngest first.
  public List<ApiToken> list(Caller caller) {
    Instant now = Instant.now();
    return database.read(handle -> ApiTokenStore.open(handle, caller.id(), now)).stream()
        .map(ApiToken::of)
        .toList();
  }

  /// The token is void at once on this node, and within two seconds on the others.
  ///
  /// @throws Problem 404 when the account has no such token
  public void revoke(long account, long id) {
    Instant now = Instant.now();
    database.write(tx -> {
      if (!ApiTokenStore.revoke(tx.handle(), account, id, now)) {
        throw Problem.notFound();
      }
      tx.afterCommit(() -> revocations.add(id));
      return id;
    });
  }

  /// Makes all tokens of the account void.
  void revokeAll(long account) {
    Instant now = Instant.now();
    database.write(tx -> {
      List<Long> open =
          ApiTokenStore.open(tx.handle(), account, now).stream()
              .map(ApiTokenStore.Row::id)
              .toList();
      open.forEach(id -> ApiTokenStore.revoke(tx.handle(), account, id, now));
      tx.afterCommit(() -> open.forEach(revocations::add));
      return open;
    });
  }

  private static Set<Scope> scopes(Validation validation, @Nullable List<String> codes) {
    if (codes == null || codes.isEmpty() || codes.size() > SCOPES_MAX) {
      validation.add("scopes", "scopes.unknown");
      return Set.of();
    }
    Set<Scope> scopes =
        codes.stream()
            .map(ApiTokens::scope)
            .flatMap(Optional::stream)
            .collect(Collectors.toUnmodifiableSet());
    if (scopes.size() != codes.size()) {
      validation.add("scopes", "scopes.unknown");
    }
    return scopes;
  }

  private static Optional<Scope> scope(@Nullable String code) {
    return Arrays.stream(Scope.values()).filter(each -> each.code().equals(code)).findFirst();
  }

  private Instant end(Validation validation, @Nullable Instant wanted, Instant now) {
    Instant end = wanted == null ? now.plus(usual) : wanted;
    if (!end.isAfter(now)) {
      validation.add("expiresAt", "field.past");
    } else if (end.isAfter(now.plus(longest))) {
      validation.add("expiresAt", "field.tooLate", longest.toDays());
    }
    return end.isAfter(now.plus(longest)) ? now : end;
  }
}
