/// Tests of orders.
@NullMarked
package io.paopao.orders;

import org.jspecify.annotations.NullMarked;
