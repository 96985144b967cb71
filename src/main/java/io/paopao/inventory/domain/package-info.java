/// What may become of a reservation: plain Java.
@NullMarked
package io.paopao.inventory.domain;

import org.jspecify.annotations.NullMarked;
