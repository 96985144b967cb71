/// Passwords: which are good enough, and how they are kept.
@NullMarked
package io.paopao.users.passwords;

import org.jspecify.annotations.NullMarked;
