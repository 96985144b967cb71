package io.paopao.users.tokens;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import io.paopao.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The public keys of access tokens as a file (RFC 7517), from which MicroProfile JWT on this
/// server takes them. Asking our own address for them would need a second thread of the server for
/// each that waits: a server that is started under load would wait for itself for ever.
@ApplicationScoped
class KeySetFile {

  private static final Logger LOG = Logger.getLogger(KeySetFile.class.getName());

  private final Path path;
  private String written = "";

  @Inject
  KeySetFile(@ConfigProperty(name = "paopao.users.key-set-file") Path path) {
    this.path = path.toAbsolutePath();
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected KeySetFile() {
    this.path = null;
  }

  /// Whoever reads it sees the old keys or the new ones, never a part.
  ///
  /// @throws Problem 503, when it can't be written: no token could be checked
  synchronized void write(List<ECKey> keys) {
    String text = new JWKSet(List.copyOf(keys)).toString(true);
    if (text.equals(written)) {
      return;
    }
    try {
      Path fresh = path.resolveSibling(path.getFileName() + ".new");
      Files.writeString(fresh, text);
      Files.move(fresh, path, ATOMIC_MOVE, REPLACE_EXISTING);
      written = text;
    } catch (IOException e) {
      LOG.log(Level.SEVERE, e, () -> "the keys of access tokens can't be written to " + path);
      throw Problem.unavailable("keys");
    }
  }
}
