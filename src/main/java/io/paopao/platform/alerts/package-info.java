/// What an alert means, what has probably caused it, and what to type next.
@NullMarked
package io.paopao.platform.alerts;

import org.jspecify.annotations.NullMarked;
