/// Tests of what orders ask the customer context.
@NullMarked
package io.paopao.orders.customers;

import org.jspecify.annotations.NullMarked;
