/// Tests of payments.
@NullMarked
package io.paopao.orders.payments;

import org.jspecify.annotations.NullMarked;
