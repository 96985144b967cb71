/// The SQL of the schema `notifications`.
@NullMarked
package io.paopao.notifications.store;

import org.jspecify.annotations.NullMarked;
