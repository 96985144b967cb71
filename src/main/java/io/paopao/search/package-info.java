/// Finds threads, posts and people by what they say.
@NullMarked
package io.paopao.search;

import org.jspecify.annotations.NullMarked;
