package io.paopao.media.store;

import io.paopao.platform.sql.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/// A row of `media.medium`, but for what refers to it.
public record MediumRow(String id, long owner, Shape shape, Instant createdAt) {

  static final String COLUMNS = "id, owner, type, width, height, bytes, created_at";

  /// What the picture is like.
  public record Shape(String type, int width, int height, int bytes) {}

  static MediumRow of(ResultSet row) throws SQLException {
    return new MediumRow(
        row.getString("id"),
        row.getLong("owner"),
        new Shape(
            row.getString("type"), row.getInt("width"), row.getInt("height"), row.getInt("bytes")),
        Utc.instant(row, "created_at"));
  }
}
