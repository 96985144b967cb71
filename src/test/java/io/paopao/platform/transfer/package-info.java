@NullMarked
package io.paopao.platform.transfer;

import org.jspecify.annotations.NullMarked;
