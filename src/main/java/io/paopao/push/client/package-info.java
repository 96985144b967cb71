/// A client of the push protocol on the Jakarta WebSocket client API, for programs that watch the
/// forum. Knows nothing of the server's classes.
@NullMarked
package io.paopao.push.client;

import org.jspecify.annotations.NullMarked;
