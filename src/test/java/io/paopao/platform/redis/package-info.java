@NullMarked
package io.paopao.platform.redis;

import org.jspecify.annotations.NullMarked;
