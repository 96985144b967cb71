/// Orders: from what a buyer wants to what is paid, cancelled or refunded.
///
/// Owns the schema `orders` and the topic `orders.events`. It knows buyers and items by their ids
/// only, hears `inventory.events` and `points.events`, and asks the customer context over GraphQL.
@NullMarked
package io.paopao.orders;

import org.jspecify.annotations.NullMarked;
