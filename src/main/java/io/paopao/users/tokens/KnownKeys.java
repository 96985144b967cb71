package io.paopao.users.tokens;

import com.nimbusds.jose.jwk.ECKey;
import java.util.Optional;

/// Our own keys by name; a token cannot bring one along.
interface KnownKeys {

  Optional<ECKey> find(String kid);
}
