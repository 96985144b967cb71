/// Hears what happens to orders and sets pieces aside for them.
@NullMarked
package io.paopao.inventory.messaging;

import org.jspecify.annotations.NullMarked;
