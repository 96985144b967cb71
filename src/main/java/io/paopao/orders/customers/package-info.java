/// The customer context, asked over GraphQL.
@NullMarked
package io.paopao.orders.customers;

import org.jspecify.annotations.NullMarked;
