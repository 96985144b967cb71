@NullMarked
package io.paopao.push.store;

import org.jspecify.annotations.NullMarked;
