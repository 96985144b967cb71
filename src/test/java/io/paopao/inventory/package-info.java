/// Tests of inventory.
@NullMarked
package io.paopao.inventory;

import org.jspecify.annotations.NullMarked;
