/// The order and its states: plain Java.
@NullMarked
package io.paopao.orders.domain;

import org.jspecify.annotations.NullMarked;
