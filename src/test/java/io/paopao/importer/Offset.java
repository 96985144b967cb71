package io.paopao.importer;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// How far a file has been imported, kept beside the forum's own data: whoever removes that begins
/// anew. Only saves time; the forum itself knows which threads it has.
record Offset(Path store) {

  /// @param forum that the file is imported into
  static Offset of(Path folder, Path file, URI forum) throws IOException {
    Files.createDirectories(folder);
    String name =
        String.join(
            " ",
            file.toAbsolutePath().toString(),
            String.valueOf(Files.size(file)),
            Files.getLastModifiedTime(file).toString(),
            forum.toString());
    return new Offset(folder.resolve(digest(name) + ".offset"));
  }

  long read() throws IOException {
    return Files.exists(store) ? Long.parseLong(Files.readString(store).strip()) : 0;
  }

  void write(long offset) throws IOException {
    Path fresh = store.resolveSibling(store.getFileName() + ".new");
    Files.writeString(fresh, String.valueOf(offset));
    Files.move(fresh, store, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String digest(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
