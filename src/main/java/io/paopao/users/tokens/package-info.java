/// Access tokens: the keys that sign them, what they say, which of them are void.
@NullMarked
package io.paopao.users.tokens;

import org.jspecify.annotations.NullMarked;
