/// The payment provider: a foreign system that may fail, be slow, or say things twice.
@NullMarked
package io.paopao.orders.payments;

import org.jspecify.annotations.NullMarked;
