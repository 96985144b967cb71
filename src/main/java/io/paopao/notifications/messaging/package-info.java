/// Hears what happens in threads and tells whom it concerns.
@NullMarked
package io.paopao.notifications.messaging;

import org.jspecify.annotations.NullMarked;
