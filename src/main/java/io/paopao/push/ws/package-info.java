/// The WebSocket endpoint.
@NullMarked
package io.paopao.push.ws;

import org.jspecify.annotations.NullMarked;
