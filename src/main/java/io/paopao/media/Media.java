package io.paopao.media;

import io.paopao.media.store.MediaStore;
import io.paopao.media.store.MediumRow;
import io.paopao.media.store.MediumStore;
import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.Transaction;
import io.paopao.platform.sql.Utc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The pictures that are kept: whose they are, and what refers to them.
@ApplicationScoped
public class Media {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BYTES = 16;

  @Inject private Database database;
  @Inject private MediaStore store;
  @Inject private MediaCache cache;

  @Inject
  @ConfigProperty(name = "paopao.media.account-bytes")
  private long accountBytes;

  /// Keeps what the caller has uploaded; the same again is the medium that it was before.
  ///
  /// @throws Problem 422 `media.quota`
  public Medium keep(Received received) {
    long owner = RequestContext.current().caller().id();
    return database.write(tx -> {
      MediumStore media = new MediumStore(tx.handle());
      MediumRow row =
          media
              .lock(owner, received.source())
              .or(() -> added(media, owner, received))
              .or(() -> media.lock(owner, received.source()))
              .orElseThrow();
      media.touch(row.id(), Utc.now());
      return Medium.of(row);
    });
  }

  /// @return nothing when somebody else has added the same meanwhile
  private Optional<MediumRow> added(MediumStore media, long owner, Received received) {
    byte[] body = received.picture().body();
    if (media.bytes(owner) + body.length > accountBytes) {
      throw Problem.of(422, "media.quota", accountBytes);
    }
    MediumRow.Shape shape =
        new MediumRow.Shape(
            received.picture().type(),
            received.picture().width(),
            received.picture().height(),
            body.length);
    MediumRow row = new MediumRow(newId(), owner, shape, Utc.now());
    if (!media.add(row, received.source())) {
      return Optional.empty();
    }
    store.keep(row.id(), body);
    return Optional.of(row);
  }

  /// What is served under an id that was read from an address.
  public Optional<MediaContent> content(String id) {
    return Medium.isId(id) ? cache.find(id) : Optional.empty();
  }

  /// Deletes a medium of the caller, or as a moderator that of anybody, whatever refers to it.
  ///
  /// @throws Problem 404, 403
  public void delete(String id) {
    if (!Medium.isId(id)) {
      throw Problem.notFound();
    }
    Caller caller = RequestContext.current().caller();
    database.write(tx -> {
      MediumStore media = new MediumStore(tx.handle());
      MediumRow row = media.find(id).orElseThrow(Problem::notFound);
      if (!caller.is(row.owner()) && !caller.isModerator()) {
        throw Problem.forbidden("forbidden");
      }
      media.remove(id);
      tx.afterCommit(() -> cache.forget(id));
      store.remove(id);
      return row;
    });
  }

  /// From the commit on the media that a text names are used at the place, beside others.
  ///
  /// @param place `post:<id>`, `account:<id>`
  public void use(Transaction tx, String place, @Nullable String text) {
    List<String> ids = text == null ? List.of() : Medium.namedIn(text);
    if (!ids.isEmpty()) {
      new MediumStore(tx.handle()).use(ids, place);
    }
  }

  /// From the commit on the media that a text names are not used at the place any more.
  public void release(Transaction tx, String place, @Nullable String text) {
    List<String> ids = text == null ? List.of() : Medium.namedIn(text);
    if (!ids.isEmpty()) {
      new MediumStore(tx.handle()).release(ids, place, Utc.now());
    }
  }

  private static String newId() {
    byte[] id = new byte[ID_BYTES];
    RANDOM.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
