/// Orders over REST.
@NullMarked
package io.paopao.orders.rest;

import org.jspecify.annotations.NullMarked;
