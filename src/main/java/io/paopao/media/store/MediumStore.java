package io.paopao.media.store;

import io.paopao.platform.sql.Utc;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Media without their bytes, and what refers to them.
public record MediumStore(Handle handle) {

  public Optional<MediumRow> find(String id) {
    return handle
        .createQuery("SELECT " + MediumRow.COLUMNS + " FROM media.medium WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> MediumRow.of(row))
        .findOne();
  }

  /// What the account has made of the same upload before, held until the end of the transaction.
  ///
  /// @param source its SHA-256
  public Optional<MediumRow> lock(long owner, byte[] source) {
    return handle
        .createQuery(
            "SELECT "
                + MediumRow.COLUMNS
                + " FROM media.medium WHERE owner = :owner AND source = :source FOR UPDATE")
        .bind("owner", owner)
        .bind("source", source)
        .map((row, context) -> MediumRow.of(row))
        .findOne();
  }

  /// The bytes of all media of the account.
  public long bytes(long owner) {
    return handle
        .createQuery("SELECT COALESCE(SUM(bytes), 0) FROM media.medium WHERE owner = :owner")
        .bind("owner", owner)
        .mapTo(Long.class)
        .one();
  }

  /// @param source SHA-256 of the upload
  /// @return whether the account had none of this source
  public boolean add(MediumRow row, byte[] source) {
    return handle
            .createUpdate(
                """
                INSERT IGNORE INTO media.medium
                  (id, owner, source, type, width, height, bytes, created_at, unused_since)
                VALUES (:id, :owner, :source, :type, :width, :height, :bytes, :at, :at)
                """)
            .bind("id", row.id())
            .bind("owner", row.owner())
            .bind("source", source)
            .bindMethods(row.shape())
            .bind("at", Utc.column(row.createdAt()))
            .execute()
        == 1;
  }

  /// Its time without use begins anew.
  public void touch(String id, Instant now) {
    handle.execute(
        "UPDATE media.medium SET unused_since = ? WHERE id = ? AND unused_since IS NOT NULL",
        Utc.column(now),
        id);
  }

  /// Those of the ids that exist are used there.
  public void use(Collection<String> ids, String place) {
    handle
        .createUpdate(
            """
            INSERT IGNORE INTO media.medium_use (medium, place)
            SELECT id, :place FROM media.medium WHERE id IN (<ids>) ORDER BY id
            """)
        .bind("place", place)
        .bindList("ids", List.copyOf(ids))
        .execute();
    handle
        .createUpdate(
            "UPDATE media.medium SET unused_since = NULL WHERE id IN (<ids>) AND unused_since IS"
                + " NOT NULL")
        .bindList("ids", List.copyOf(ids))
        .execute();
  }

  /// They are used there no longer.
  public void release(Collection<String> ids, String place, Instant now) {
    handle
        .createUpdate("DELETE FROM media.medium_use WHERE place = :place AND medium IN (<ids>)")
        .bind("place", place)
        .bindList("ids", List.copyOf(ids))
        .execute();
    handle
        .createUpdate(
            """
            UPDATE media.medium SET unused_since = :now
            WHERE id IN (<ids>) AND unused_since IS NULL
              AND NOT EXISTS (SELECT 1 FROM media.medium_use WHERE medium = id)
            """)
        .bind("now", Utc.column(now))
        .bindList("ids", List.copyOf(ids))
        .execute();
  }

  /// Some that nothing has referred to since before that time.
  public List<String> unused(Instant before, int count) {
    return handle
        .createQuery(
            "SELECT id FROM media.medium WHERE unused_since < :before ORDER BY unused_since LIMIT"
                + " :count")
        .bind("before", Utc.column(before))
        .bind("count", count)
        .mapTo(String.class)
        .list();
  }

  /// @return whether it was there, and unused since before that time
  public boolean removeUnused(String id, Instant before) {
    return handle.execute(
            "DELETE FROM media.medium WHERE id = ? AND unused_since < ?", id, Utc.column(before))
        == 1;
  }

  /// Removes it whatever refers to it.
  public void remove(String id) {
    handle.execute("DELETE FROM media.medium_use WHERE medium = ?", id);
    handle.execute("DELETE FROM media.medium WHERE id = ?", id);
  }
}
