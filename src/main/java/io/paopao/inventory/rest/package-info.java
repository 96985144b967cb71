/// Items over REST.
@NullMarked
package io.paopao.inventory.rest;

import org.jspecify.annotations.NullMarked;
