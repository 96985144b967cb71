/// Turns events into publications and tells every node.
@NullMarked
package io.paopao.push.messaging;

import org.jspecify.annotations.NullMarked;
