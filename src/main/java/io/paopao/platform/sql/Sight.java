package io.paopao.platform.sql;

import org.jdbi.v3.core.Handle;

/// What one look at a database server shows.
///
/// @param readOnly it takes no writes from the forum: a replica
/// @param position what it has committed or applied
/// @param semiSync whether its commits wait for a replica, as far as they were told to
record Sight(long serverId, boolean readOnly, GtidPosition position, SemiSync semiSync) {

  /// Whether a commit is on a replica before the writer is told.
  enum SemiSync {
    /// It is.
    ON,
    /// It should be, but no replica answers in time: commits go on without.
    DEGRADED,
    /// It was never asked for.
    OFF
  }

  private static final String QUESTION =
      """
      SELECT @@server_id AS server_id, @@read_only AS read_only,
        IF(@@read_only, @@gtid_slave_pos, @@gtid_binlog_pos) AS position,
        @@rpl_semi_sync_master_enabled AS wanted,
        (SELECT MAX(variable_name = 'Rpl_semi_sync_master_status' AND variable_value = 'ON')
         FROM information_schema.global_status
         WHERE variable_name = 'Rpl_semi_sync_master_status') AS waits,
        (SELECT MAX(CAST(variable_value AS INT)) FROM information_schema.global_status
         WHERE variable_name = 'Rpl_semi_sync_master_clients') AS replicas
      """;

  static Sight of(Handle handle) {
    return handle
        .createQuery(QUESTION)
        .map((rs, context) ->
            new Sight(
                rs.getLong("server_id"),
                rs.getBoolean("read_only"),
                GtidPosition.parse(rs.getString("position")),
                semiSync(rs.getBoolean("wanted"), rs.getBoolean("waits"), rs.getInt("replicas"))))
        .one();
  }

  private static SemiSync semiSync(boolean wanted, boolean waits, int replicas) {
    if (!wanted) {
      return SemiSync.OFF;
    }
    return waits && replicas > 0 ? SemiSync.ON : SemiSync.DEGRADED;
  }
}
