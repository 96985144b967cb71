/// Inventory: what the mall offers and how many of it there are.
///
/// Owns the schema `inventory` and the topic `inventory.events`; hears `orders` in its own words.
/// It never promises a piece that is not there.
@NullMarked
package io.paopao.inventory;

import org.jspecify.annotations.NullMarked;
