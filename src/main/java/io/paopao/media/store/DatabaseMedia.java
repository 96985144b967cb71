package io.paopao.media.store;

import io.paopao.platform.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/// Keeps media in the database: in the transaction of the row that names them, on every replica and
/// in every backup.
@ApplicationScoped
public class DatabaseMedia implements MediaStore {

  @Inject private Database database;

  @Override
  public void keep(String id, byte[] body) {
    database.write(tx ->
        tx.handle().execute("INSERT INTO media.content (medium, body) VALUES (?, ?)", id, body));
  }

  @Override
  public Optional<byte[]> find(String id) {
    return database.read(handle ->
        handle
            .createQuery("SELECT body FROM media.content WHERE medium = :id")
            .bind("id", id)
            .mapTo(byte[].class)
            .findOne());
  }

  @Override
  public void remove(String id) {
    database.write(tx -> tx.handle().execute("DELETE FROM media.content WHERE medium = ?", id));
  }
}
