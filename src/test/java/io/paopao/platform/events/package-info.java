@NullMarked
package io.paopao.platform.events;

import org.jspecify.annotations.NullMarked;
