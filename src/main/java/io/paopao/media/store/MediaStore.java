package io.paopao.media.store;

import java.util.Optional;

/// Where the bytes of media are kept. Another place than the database is another bean of this type:
/// `keep` then comes before the commit of the row that names the medium, and `remove` after it, so
/// that a failure leaves bytes without a row and never a row without bytes.
public interface MediaStore {

  /// Keeps bytes that never change under this id.
  void keep(String id, byte[] body);

  Optional<byte[]> find(String id);

  /// Removes the bytes, if they are there.
  void remove(String id);
}
