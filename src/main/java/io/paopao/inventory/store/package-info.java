/// Items and reservations in SQL.
@NullMarked
package io.paopao.inventory.store;

import org.jspecify.annotations.NullMarked;
