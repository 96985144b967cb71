/// How much one caller may ask: rate limits that hold over all nodes.
@NullMarked
package io.paopao.platform.limits;

import org.jspecify.annotations.NullMarked;
