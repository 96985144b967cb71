/// Hears how the other steps of an order went.
@NullMarked
package io.paopao.orders.messaging;

import org.jspecify.annotations.NullMarked;
