/// The stores of notifications without a container.
@NullMarked
package io.paopao.notifications.store;

import org.jspecify.annotations.NullMarked;
