/// Tests of notifications.
@NullMarked
package io.paopao.notifications;

import org.jspecify.annotations.NullMarked;
