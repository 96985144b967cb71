/// Background tasks: each has a name, an owner and an end.
@NullMarked
package io.paopao.platform.tasks;

import org.jspecify.annotations.NullMarked;
