/// The SQL of accounts, sessions and keys.
@NullMarked
package io.paopao.users.store;

import org.jspecify.annotations.NullMarked;
