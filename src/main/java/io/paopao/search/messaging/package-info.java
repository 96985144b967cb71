/// Keeps the index of this node up to date: by the events of others, or anew from everything.
@NullMarked
package io.paopao.search.messaging;

import org.jspecify.annotations.NullMarked;
