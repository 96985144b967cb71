package io.paopao.posts.store;

import org.jdbi.v3.core.Handle;

/// Which threads of elsewhere are here already.
public record ImportStore(Handle handle) {

  public boolean isKnown(String externalId) {
    return handle
        .createQuery("SELECT 1 FROM posts.imported WHERE external_id = :id")
        .bind("id", externalId)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /// @return whether nobody else has just imported it
  public boolean remember(String externalId, long thread) {
    return handle.execute(
            "INSERT IGNORE INTO posts.imported (external_id, thread) VALUES (?, ?)",
            externalId,
            thread)
        == 1;
  }
}
