package io.paopao.posts.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import redis.clients.jedis.RedisClient;

/// Borrows connections past the front doors: two faults for the architecture test to find.
public record PlantedBorrower(DataSource source, RedisClient redis) {

  Connection keep() throws SQLException {
    return source.getConnection();
  }
}
