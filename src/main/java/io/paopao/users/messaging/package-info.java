/// Hears what is said of accounts elsewhere.
@NullMarked
package io.paopao.users.messaging;

import org.jspecify.annotations.NullMarked;
