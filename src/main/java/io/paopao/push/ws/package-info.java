/// The WebSocket endpoint, and server-sent events for those who cannot open one.
@NullMarked
package io.paopao.push.ws;

import org.jspecify.annotations.NullMarked;
