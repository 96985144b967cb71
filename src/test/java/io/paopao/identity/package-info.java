/// A simulated provider of OpenID Connect, for development and tests: whoever asks is whom they
/// say.
@NullMarked
package io.paopao.identity;

import org.jspecify.annotations.NullMarked;
