/// Tests of whom news concerns, and of the notifications made of it.
@NullMarked
package io.paopao.notifications.messaging;

import org.jspecify.annotations.NullMarked;
