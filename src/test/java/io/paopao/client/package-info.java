@NullMarked
package io.paopao.client;

import org.jspecify.annotations.NullMarked;
