/// Orders, offers and payments in SQL.
@NullMarked
package io.paopao.orders.store;

import org.jspecify.annotations.NullMarked;
